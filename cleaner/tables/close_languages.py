"""Words that tell close languages apart, where n-grams hardly do.

In each group a row names the languages that have the words; those of the group that it does not
name have others for them. `stem*` stands for every word that begins so, `*ending` for every word
that ends so, `*part*` for every word that holds it, `one_two` for two words in a row, of which one
may be an `*ending`, or the second a `stem*`. A whole word goes before a stem, a stem before an
ending, an ending before a part, and the longer one before the shorter.

Chosen by hand from general knowledge of the languages' grammars and spelling rules: the yat in its
ekavian and ijekavian forms, and the standards' own words, for Serbian, Bosnian and Croatian;
Malaysian against Indonesian spelling (English against Dutch loans, -iti against -itas); Galician
against its two neighbours; the written standards of Norway against Danish. Left out is what a
neighbour has with another meaning (Serbian "sveta", of the world, is Croatian for holy).
"""

from __future__ import annotations

__all__ = ["CLOSE_LANGUAGES", "NOTATION", "RARER"]

NOTATION = r"\*?[^\W\d_]+\*?|[^\W\d_]+_\*?[^\W\d_]+|[^\W\d_]+_[^\W\d_]+\*|\*[^\W\d_]+_[^\W\d_]+"
"""How an entry is written, as a regular expression."""

RARER = frozenset(("bs", "nn"))
"""Languages that are written far less than the others of their group: by a third to a seventh of
the people, so that a sentence that could be in any of them is not likely to be in these."""

# The yat, as "e" and as "ije" or "je", in the words of news that have it most.
_YAT = """
bekstv*/bjekstv* begunc*/bjegunc* belo/bijelo bele/bijele beli/bijeli belih/bijelih belog/bijelog
beleži*/bilježi* beležen*/bilježen* bezbedn*/bezbjedn* cela/cijela cele/cijele celi/cijeli
celih/cijelih celo/cijelo celog/cijelog celoj/cijeloj celu/cijelu celokup*/cjelokup* celin*/cjelin*
cena/cijena cene/cijene cenu/cijenu ceni/cijeni cenom/cijenom cenama/cijenama cvet*/cvijet*
cvetn*/cvjetn* čove*/čovje* deca/djeca dece/djece deci/djeci decu/djecu decom/djecom dečj*/dječj*
dečak*/dječak* dečac*/dječac* dete/dijete deteta/djeteta detetu/djetetu detetom/djetetom
detinj*/djetinj* devojk*/djevojk* devojč*/djevojč* delatn*/djelatn* delimič*/djelimič*
delova/dijelova delovi/dijelovi delove/dijelove delovima/dijelovima delovanj*/djelovanj*
deluj*/djeluj* delovati/djelovati delovao/djelovao delovala/djelovala delo/djelo dela/djela
delima/djelima delu/dijelu delom/dijelom deli/dijeli dele/dijele deo/dio dosled*/dosljed*
doneo/donio podneo/podnio izneo/iznio preneo/prenio odneo/odnio uneo/unio naneo/nanio dve/dvije
dvema/dvjema dvesta/dvjesta greh*/grijeh* gde/gdje negde/negdje nigde/nigdje svugde/svugdje
ovde/ovdje onde/ondje hteo/htio htel*/htjel* htet*/htjet* izbeg*/izbjeg* izmen*/izmjen*
izmenjen*/izmijenjen* promenjen*/promijenjen* promeni*/promijeni* promen*/promjen* zamen*/zamjen*
zameni*/zamijeni* razmen*/razmjen* primen*/primjen* primenj*/primjenj* primeni*/primijeni*
namen*/namjen* namenjen*/namijenjen* namer*/namjer* izvešt*/izvješt* obavešt*/obavješt*
lečenj*/liječenj* leči*/liječi* lečen*/liječen* lek/lijek leka/lijeka lekove/lijekove
lekovi/lijekovi lekova/lijekova lekar*/ljekar* letnj*/ljetnj* leto/ljeto levo/lijevo leve/lijeve
levi/lijevi levic*/ljevic* levičar*/ljevičar* lepo/lijepo lepa/lijepa lepe/lijepe lepi/lijepi
lepš*/ljepš* najlepš*/najljepš* lepot*/ljepot* mera/mjera mere/mjere meri/mjeri meru/mjeru
merama/mjerama merenj*/mjerenj* mesec*/mjesec* meseč*/mjeseč* mesto/mjesto mesta/mjesta mestu/mjestu
mestom/mjestom mestima/mjestima mesn*/mjesn* smešt*/smješt* premešt*/premješt* meša*/miješa*
mešan*/miješan* mešavin*/mješavin* mleko/mlijeko mleka/mlijeka mlečn*/mliječn* nasled*/naslijed*
nasleđ*/nasljeđ* nasledn*/nasljedn* naslednik*/nasljednik* nedelj*/nedjelj* ponedelj*/ponedjelj*
sreda/srijeda sredu/srijedu nemačk*/njemačk* nemac/nijemac nemci/nijemci nemaca/nijemaca
ocen*/ocjen* ocenju*/ocjenju* oceni*/ocijeni* procen*/procjen* proceni*/procijeni*
odeljenj*/odjeljenj* odelo/odijelo odsek*/odsjek* opredel*/opredijel* opredeljenj*/opredjeljenj*
oseć*/osjeć* oseti*/osjeti* pesm*/pjesm* pesnik*/pjesnik* pesnic*/pjesnic* pevač*/pjevač*
peva*/pjeva* pešak*/pješak* pešač*/pješač* pobed*/pobjed* pobeg*/pobjeg* podela/podjela
podele/podjele podelu/podjelu podeli*/podijeli* podeljen*/podijeljen* podseća*/podsjeća*
podseti*/podsjeti* poseć*/posjeć* poset*/posjet* poseduj*/posjeduj* posle/poslije
poslednj*/posljednj* posledic*/posljedic* povređen*/povrijeđen* pre/prije predel*/predjel*
predlog*/prijedlog* prelaz*/prijelaz* prenos*/prijenos* pretnj*/prijetnj* preti/prijeti
predsed*/predsjed* presek*/presjek* primer*/primjer* proseč*/prosječ* prosek*/prosjek*
razumem/razumijem razume/razumije razumeju/razumiju razumet*/razumjet* razumevanj*/razumijevanj*
reč/riječ reči/riječi rečima/riječima rečju/riječju rečn*/riječn* rečnik*/rječnik* reka/rijeka
reke/rijeke reku/rijeku rekom/rijekom rekama/rijekama rešen*/riješen* rešenj*/rješenj*
rešava*/rješava* reši*/riješi* savet*/savjet* sećanj*/sjećanj* seća/sjeća sedišt*/sjedišt*
sednic*/sjednic* sever/sjever severa/sjevera severu/sjeveru severn*/sjevern* severo*/sjevero*
sledi/slijedi slede/slijede sledeć*/sljedeć* usled/uslijed smeh*/smijeh* sme/smije smeju/smiju
smer*/smjer* usmer*/usmjer* smen*/smjen* sneg*/snijeg* snež*/snjež* sused*/susjed* sveć*/svijeć*
svedoč*/svjedoč* svedok*/svjedok* svesn*/svjesn* svest/svijest svetsk*/svjetsk* svetlost*/svjetlost*
telo/tijelo tela/tijela telu/tijelu telom/tijelom telesn*/tjelesn* uspeh*/uspjeh* uspeo/uspio
uspeš*/uspješ* uspeva*/uspijeva* umesto/umjesto umetnos*/umjetnos* umetnik*/umjetnik*
umetnic*/umjetnic* umetničk*/umjetničk* napred/naprijed unapred/unaprijed uvek/uvijek
uverenj*/uvjerenj* uveren*/uvjeren* proveren*/provjeren* provera*/provjera* poveren*/povjeren*
vek/vijek veka/vijeka veku/vijeku venčan*/vjenčan* vernik*/vjernik* vernic*/vjernic*
verova*/vjerova* veruj*/vjeruj* verovatn*/vjerovatn* versk*/vjersk* veru/vjeru vere/vjere
vest/vijest vesti/vijesti vestima/vijestima vešta*/vješta* vetar/vjetar vetr*/vjetr* videl*/vidjel*
videt*/vidjet* volel*/voljel* voleo/volio voleti/voljeti vredi/vrijedi vredn*/vrijedn*
vrednos*/vrijednos* vreme/vrijeme zahtev*/zahtjev* zvezd*/zvijezd* želel*/željel* želeo/želio
želeti/željeti železn*/željezn* živel*/živjel* živeo/živio živeti/živjeti
"""


def _half(pairs: str, place: int) -> str:
    """Return the words that stand at one place of pairs that are joined by a slash."""
    return " ".join(pair.split("/")[place] for pair in pairs.split())


CLOSE_LANGUAGES: tuple[dict[str, str], ...] = (
    {
        # Foreign names are spelled as they are heard, and the future tense is one word.
        "sr-Latn": _half(_YAT, 0)
        + """
        avgust* bajden* biće definisa* dobiće džejms* džon džona džonom džonson* džordž* evra evrima
        evro fejsbuk* gugl* hjuston* hleb* hrist* hrišćan* imaće informisa* *iraće istorij* jutjub*
        kembridž* klinton* kritikova* *letela *leteli *leteo majkl* majkrosoft* moraće nastaviće
        niko njujork* odsto opšt* ostaće *ovaće pasulj* pirinač pirinč* postaće ričard* saopšt*
        sopstven* spoljaš* spoljn* srećan srećn* sveštenic* sveštenik* takođe trajaće tramp* trebaće
        tviter* uopšte vaspit* vazduh* vašington* vikipedij* vilijam* čarls* čikag* švajcarsk*
        """,
        "hr bs": _half(_YAT, 1)
        + """
        *at_će *at_ćemo *at_ću biden* cambridge* cest cesta ceste cesti cestom cestu charles*
        chicago* clinton* *et_će george* houston* *it_će *it_ćemo *it_ću james* *letio *letjela
        *letjeli michael* mogu_*ti mora_*ti moraju_*ti moramo_*ti može_*ti nogomet* opća opće općeg
        općem općenit* opći općim općin* općoj oxford* richard* riža sretan sretn* srećom također
        treba_*ti trebaju_*ti trump* uopće *ut_će utjecaj* utječ* uvjet* vanjsk* vlastit*
        washington* william* york* švicarsk* žele_*ti želi_*ti
        """,
        # "da" and the present tense where Croatian has the infinitive.
        "sr-Latn bs": """
        *aciona *acione *acioni *acionih *acionim *aciono *acionog *acionoj *acionu advokat*
        ambasad* april* decembar decembr* dejstv* evrop* fabrik* februar* finansij* finansir*
        fudbal* hemij* hiljad* holandij* januar* jerusalim* jevrej* kancelarij* kašik* ko konkurs*
        letonij* litvanij* ličn* lično mart marta martu mašin* milion* mogao_da mogla_da mogli_da
        moglo_da mogu_da mora_da moraju_da može_da muzik* muzič* nastavio_da nauke nauku naučn*
        neophodn* nezavisnos* nivo nivoa nivou novembar novembr* objekat odbran* oktobar oktobr*
        opozicion* opticaj* organizova* partij* pasoš* porodic* porodičn* postepen* pozorišt*
        počela_da počeli_da počeo_da preduzeć* prijatn* prisust* privred* procenat procenata
        procent* projekat rumunij* sa_a* sa_b* sa_c* sa_d* sa_e* sa_f* sa_g* sa_h* sa_i* sa_j* sa_k*
        sa_l* sa_ma* sa_me* sa_mi* sa_mj* sa_mo* sa_mu* sa_n* sa_o* sa_p* sa_r* sa_t* sa_u* sa_v*
        sa_ć* sa_č* sa_đ* sajt* saobraćaj* saradn* sarađ* septembar septembr* sistem* sprat* stepen
        stepena stepeni stepenu subjekat sudij* takmič* talas* tačk* tačn* tokom treba_da trebala_da
        trebali_da trebalo_da udruženj* uhaps* uhapš* univerzitet* uprkos uslov* utica* uticaj*
        utiče učestvova* učestvuj* veoma voz voza vozom vozov* zvanič* španij* šta štamp* žele_da
        """,
        "hr": """
        *acijska *acijske *acijski *acijskih *acijskim *acijsko *acijskog *acijskoj *acijsku cipar
        cipr* djelatnik* eura eurima euro europ* financij* financir* glazb* glede gospodarsk*
        gospodarstv* jeruzalem* kazališ* kemij* kolodvor* kolovoz* latvij* liječni* lipanj lipnj*
        listopad* milijun* natjeca* natječaj* nazočn* neovis* netko nevjerojatn* nitko nizozemsk*
        obitelj* obramben* obrana obrane obrani obranom obranu odgoj* odvjetni* oporb* optjecaj*
        osobn* ovisi ovisn* ožujak ožujk* plać* poduzeć* povijes* priopćen* prosinac prosinc*
        putovnic* rajčic* ravnatelj* razin* računal* redovit* rujan rujn* rumunjsk* s siječanj
        siječnj* skladatelj* srpanj srpnj* stoljeć* studenoga stupanj stupnj* sudac sudionic*
        sudionik* sudjel* suradn* surađ* sustav* svatko sveučiliš* sviban* svibnj* tijekom tisak
        tiska tisuć* tjedan tjedn* tko točk* točn* travanj travnj* tvornic* tvrtk* uhit* uhić*
        unatoč uporab* usprkos učinkovit* veleposlan* veljač* vjerojatn* vlak* znanos* znanstven*
        zrakoplov* španjolsk* židov* žlic*
        """,
        "bs": """
        august* historij* hljeb* juli juni kahv* lahk* mehk* sahat* saopćen* sedmic* uposlen*
        """,
    },
    {
        "id": """
        agustus akun bahwa bandara beda berbagai berbeda berbicara bikin bisa brasil butuh cewek
        coba cowok desember dibutuhkan diposting dokter energi enggak eropa film gak gimana gratis
        gubernur gue hewan ilmuwan inggris istri italia *itas jembatan jepang juli jumat juni
        kabupaten kamar kamis kantor kapan karena kayak kebutuhan kecamatan kecelakaan kelurahan
        kesehatan keuangan kristen kue kuliner liburan lingkungan listrik maret meksiko membutuhkan
        mencoba menit miliar milyar mobil musik ngga nggak nomor obat oktober olahraga pabrik pajak
        pangeran pariwisata pelatih pemerintah peneliti* penelitian pengadilan perangkat perbedaan
        persen perusahaan polisi polri ponsel postingan prancis provinsi rekan resmi rupiah rusak
        sehat selandia senin sepakbola sepatu sepeda silakan siswa situs sopir spanyol stasiun
        telepon televisi tentara terkait tim timnas tiongkok toko triliun uang udah unduh
        universitas walikota wisata* yaitu yunani
        """,
        "ms": """
        akaun akhbar *aliti *antiti *asiti baharu bahawa bajet basikal berbeza bercakap bilik bilion
        cikgu cuba cukai disember elektrik emel *entiti eropah *ersiti filem gabenor haiwan
        hendaklah hospital iaitu ialah *iliti inggeris isnin isteri itali jambatan jepun julai
        jumaat jurulatih jururawat kasut kemalangan kempen kerana kesihatan kewangan khamis khidmat
        kilang lebuh lebuhraya mahu maklumat makmal manakala mencuba mesyuarat minit motosikal muzik
        nombor ogos *oriti parlimen pautan pelancong* pelbagai pengarah pengerusi peratus perbezaan
        percubaan perisian perkhidmatan pilihanraya polis putera puteri rasmi ringgit rosak sahaja
        saintis selepas seluar sepanyol sesetengah setiausaha sihat stesen sukan syarikat teksi
        telefon televisyen tentera tetamu *tiviti ubat *uniti wang
        """,
    },
    {
        # Verbs end in -ou and -aba, and take a pronoun without a hyphen: "chegoulle".
        "gl": """
        algunha* algúns alí ata auga* *axe *axes aínda cal cales cando catro choiv* *cións coa coas
        coida* coller concell* corenta cun cunha dende deron despois dezaoito dezaseis dezasete
        dirixi* dixeron dixo dous dun dunha dúas enerxía* entón esixi* estivo facer fai fillo*
        fixeron fixo foron goberno* hai home homes houbo hoxe igrexa* illa* imaxe* iso linguaxe* lle
        lles mañá mellor* mensaxe* mercar* moi moita* moito* muller* máis nai ningunha non nun nunha
        obxect* onte orixe* *oulle *ouse *oxía persoa* pobo* poboación pola polas polo polos porén
        proxect* puideron puido puxo quen quixo rúa* sen servizo* sexa* súa* tamén ten teñ* tiveron
        tivo tiña* traballa* traballo* unha* veciñ* viaxe* xa xaneiro xapon* xefe* xener* xente
        xeral* xestión *xión *xións xoga* xogo* xornal* xoven* xoves xude* xudici* xullo xunt* xunto
        xust* xuíz* xuño á ás
        """,
        "gl pt": """
        agora ano anos ao aos as cidade cidades da *dade das do e ela elas eles estes isto na nas
        noite nova novo oito onde os ou outra outras outro outros pois praia primeira primeiro
        sempre seu seus século só tempo terceira terceiro uns vinte
        """,
        "gl es": """
        *aba *aban algún aquí *aron así *ble *bles *ción con en eran *eron había *iron ningún pero
        un veces *ían *ñ*
        """,
        "pt": """
        além *aram assim até *ava *avam com depois disse* dois duas ele em então *eram essa* esse*
        fazer foram governo* hoje homem homens *iram isso já *lh* lhe lhes livro* mas melhor* muita*
        muito* necess* nem *nh* nossa* nosso* num numa não ontem passa* passo* pela pelas pelo pelos
        pessoa* poss* processo* qual quando quem sem sua suas sucesso* também tem têm um uma umas
        vezes você* à às água* *áveis *ável *ã* *ç* *íveis *ível *õ*
        """,
        "es": """
        ahora al ayer año años *ciones ciudad* cuando del dice dijo donde el ella ellos es eso esto
        están fue fueron gobierno* hace hacer hasta hay hecho hombre* hoy hubo *idad *iendo *ieron
        las le lo los mejor* mientras muchas mucho muchos mujer* muy más nuev* otra otras otro otros
        persona* primera primero pueblo* puede pueden quien quienes según siempre sin su sus tiempo
        tiene* trabajo* una unas unos y ya
        """,
    },
    {
        "nb": """
        annen annet ble blitt fikk frem ga gikk gjør *het *heten *hetene *heter hva mer mye noe noen
        sier uten
        """,
        "nn": """
        anna annan berre blei dei deira dotter eg ei ein eit fekk fleire frå gjekk gjer gjere heile
        heim heime *heit *heita hennar høg* ikkje kjem kome kor korleis kva kvar kven *leg *lege
        *leik meir mykje noko nokon nokre pengar saman seier sjuk* sjå sjølv skule* utan vart vere
        vore vorte
        """,
        "da": """
        af altid anden andet arbejd* bedste blandt blev blevet blive bliver bog brug* bøger desuden
        dig efter fik forsøg gade* gav gik give giver gør gøre haft havde have *hed *heden *heder
        hundrede hvad igen kendt kun kvinde* køb* meget mellem mere mig mod nogen noget nogle nu
        næste op regering* sidste sig siger sprog spørgsmål* syg sygehus* tage tager taget *tion
        *tionen *tioner tusind* ud uden uge uger vej veje vigtig*
        """,
        "nb nn": """
        alltid arbeid* av beste blant bli blir bok bruk* bøker deg dessuten etter forsøk ha hadde
        hatt hundre igjen kjent kjøp* kvinne* meg mellom mot neste nå opp regjering* seg siste *sjon
        *sjonen *sjoner slik slike språk spørsmål* sykehus* ta tar tatt tusen* uke uker ut viktig*
        """,
        "nb da": "bare fra hun hvem hvor hvordan hvorfor ikke jeg selv være",
    },
)
