"""Words that tell close languages apart, where n-grams hardly do.

In each group a row names the languages that have the words; those of the group that it does not
name have others for them. `stem*` stands for every word that begins so, `*ending` for every word
that ends so, `*part*` for every word that holds it, `one_two` for two words in a row. A whole word
goes before a stem, a stem before an ending, an ending before a part, and the longer one before the
shorter.

Chosen by hand from general knowledge of the languages' grammars and spelling rules: the yat in its
ekavian and ijekavian forms, and the standards' own words, for Serbian, Bosnian and Croatian;
Malaysian against Indonesian spelling (English against Dutch loans, -iti against -itas); Galician
against its two neighbours; the written standards of Norway against Danish. Left out is what a
neighbour has with another meaning (Serbian "sveta", of the world, is Croatian for holy).
"""

from __future__ import annotations

__all__ = ["CLOSE_LANGUAGES", "NOTATION"]

NOTATION = r"\*?[^\W\d_]+\*?|[^\W\d_]+_[^\W\d_]+"
"""How an entry is written, as a regular expression."""

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
        avgust* bajden* biće čarls* čikag* definisa* dobiće džejms* džon džona džonom džonson*
        džordž* evra evro evrima fejsbuk* gugl* hjuston* hleb* hrišćan* hrist* imaće informisa*
        istorij* jutjub* kembridž* klinton* kritikova* majkl* majkrosoft* moraće nastaviće niko
        njujork* odsto ostaće opšt* pasulj* pirinač pirinč* postaće ričard* saopšt*
        sopstven* spoljaš* spoljn* srećan srećn* švajcarsk* sveštenic* sveštenik* takođe tramp*
        trebaće tviter* uopšte vaspit* vašington* vazduh* vikipedij* vilijam*
        """,
        "hr bs": _half(_YAT, 1)
        + """
        bit_će dobit_će imat_će morat_će nastavit_će nogomet* općenit* opća opće općeg
        općem opći općim općin* općoj ostat_će postat_će riža srećom sretan švicarsk*
        sretn* također trebat_će uopće utjecaj* utječ* uvjet* vanjsk* vlastit*
        """,
        # "da" and the present tense where Croatian has the infinitive.
        "sr-Latn bs": """
        advokat* ambasad* april* decembar decembr* dejstv* evrop* fabrik* februar* finansij*
        finansir* fudbal* hemij* hiljad* holandij* januar* jerusalim* jevrej* kancelarij* kašik* ko
        konkurs* lično ličn* letonij* litvanij* mart marta martu milion* mogu_da mora_da
        moraju_da može_da muzič* muzik* nastavio_da naučn* nauke nauku neophodn* nivo nivoa nivou
        novembar novembr* objekat odbran* oktobar oktobr* organizova* pasoš* počela_da počeli_da
        počeo_da porodic* porodičn* postepen* pozorišt* preduzeć* prijatn* prisust* privred*
        procenat procenata procent* projekat rumunij* saobraćaj* saradn* sarađ* sajt* septembar
        septembr* sistem* sprat* stepen stepena stepeni stepenu subjekat sudij* španij* šta štamp*
        tačk* tačn* takmič* talas* tokom treba_da trebalo_da učestvova* učestvuj* udruženj* uhaps*
        uhapš* univerzitet* uprkos uslov* uticaj* veoma voz voza vozom vozov* zvanič*
        """,
        "hr": """
        cipar cipr* djelatnik* euro eura eurima europ* financij* financir* glazb* glede
        gospodarsk* gospodarstv* jeruzalem* kazališ* kemij* kolodvor* kolovoz* latvij* lipanj lipnj*
        listopad* milijun* natječaj* natjeca* nazočn* netko nevjerojatn* nitko nizozemsk* obitelj*
        obrana obrane obranu odgoj* odvjetni* osobn* ožujak ožujk* poduzeć* povijes* priopćen*
        prosinac prosinc* putovnic* rajčic* računal* ravnatelj* razin* redovit* rujan rumunjsk*
        rujn* siječanj siječnj* skladatelj* srpanj srpnj* stoljeć* studenoga stupanj stupnj* sudac
        sudionic* sudionik* sudjel* suradn* surađ* sustav* svatko sveučiliš* sviban* španjolsk*
        svibnj* tijekom tisak tiska tisuć* tjedan tjedn* tko točk* točn* travanj travnj* tvornic*
        tvrtk* učinkovit* uhić* uhit* unatoč usprkos uporab* veleposlan* veljač* vjerojatn* vlak*
        znanos* znanstven* zrakoplov* žlic* židov*
        """,
        "bs": """
        august* historij* hljeb* juli juni kahv* lahk* mehk* sahat* saopćen* sedmic* uposlen*
        """,
    },
    {
        "id": """
        agustus akun beda berbagai berbeda berbicara bikin bisa brasil butuh cewek coba cowok
        desember dibutuhkan dokter energi enggak eropa film gak gimana gratis gubernur gue hewan
        ilmuwan inggris istri italia jembatan jepang jumat juni juli kabupaten kamar kamis kantor
        kapan karena kayak kebutuhan kecamatan kecelakaan kelurahan kesehatan keuangan kristen kue
        kuliner liburan lingkungan listrik bahwa maret meksiko membutuhkan mencoba menit miliar
        milyar mobil musik ngga nggak nomor obat oktober olahraga pabrik pajak pangeran pariwisata
        pelatih pemerintah peneliti* penelitian pengadilan perangkat perbedaan persen perusahaan
        polisi polri ponsel postingan diposting prancis provinsi rekan resmi rupiah rusak sehat
        selandia senin sepakbola sepatu sepeda silakan situs spanyol stasiun telepon televisi
        tentara terkait tim tiongkok toko triliun uang udah unduh universitas walikota wisata* yaitu
        yunani *itas
        """,
        "ms": """
        akaun akhbar bahawa basikal bercakap berbeza bilik bilion cikgu cuba cukai disember elektrik
        emel eropah filem gabenor haiwan hendaklah hospital iaitu ialah inggeris isnin isteri itali
        jambatan jepun julai jumaat jurulatih jururawat kasut kemalangan kempen kerana kesihatan
        kewangan khamis khidmat kilang lebuhraya mahu makmal maklumat manakala mencuba mesyuarat
        minit motosikal muzik nombor ogos parlimen pautan pelancong* pelbagai pengarah pengerusi
        peratus percubaan perbezaan perisian perkhidmatan pilihanraya polis puteri putera rasmi
        ringgit rosak sahaja saintis selepas seluar sepanyol sesetengah setiausaha sihat stesen
        sukan syarikat teksi telefon televisyen tentera tetamu ubat wang *aliti *antiti *asiti
        *entiti *ersiti *iliti *oriti *tiviti *uniti
        """,
    },
    {
        # Verbs end in -ou and -aba, and take a pronoun without a hyphen: "chegoulle".
        "gl": """
        alí algunha* algúns ata auga* aínda á ás cal cales cando catro coa coas coida* coller
        corenta cun cunha dende despois deron dezaoito dezaseis dezasete dirixi* dixeron dixo dous
        dun dunha dúas enerxía* entón esixi* estivo facer fai fillo* fixo fixeron foron goberno*
        home homes houbo hoxe igrexa* illa* imaxe* iso linguaxe* lle lles mañá mellor* mensaxe* moi
        moita* moito* muller* máis nai ningunha non nun nunha obxect* onte orixe* persoa* pobo*
        poboación pola polas polo polos porén proxect* puido puideron puxo quen quixo rúa* sexa* sen
        servizo* súa* tamén ten teñ* tivo tiveron tiña* traballa* traballo* unha* veciñ* viaxe* xa
        xaneiro xapon* xefe* xener* xente xeral* xestión xoga* xogo* xornal* xoven* xoves xude*
        xudici* xuíz* xullo xunt* xunto xuño xust* *axe *axes *cións *ouse *oulle *oxía *xión *xións
        """,
        "gl pt": """
        agora ano anos ao aos as cidade cidades da das do e ela elas eles estes isto na nas noite
        novo nova oito onde os ou outra outras outro outros pois praia primeira primeiro sempre seu
        seus só século tempo terceira terceiro uns vinte *dade
        """,
        "gl es": """
        algún aquí así con en eran había ningún pero un veces *aba *aban *aron *ble *bles *ción
        *eron *ían *iron *ñ*
        """,
        "pt": """
        além assim até com depois disse* dois duas ele em então essa* esse* fazer foram governo*
        hoje homem homens isso já lhe lhes livro* mas melhor* muita* muito* necess* nem nossa*
        nosso* num numa não ontem passa* passo* pela pelas pelo pelos pessoa* poss* processo* qual
        quando quem sem sua suas sucesso* também tem têm um uma umas vezes você* à às água* *avam
        *ava *aram *eram *iram *ável *áveis *ível *íveis *ã* *ç* *lh* *nh* *õ*
        """,
        "es": """
        ahora al ayer año años ciudad* cuando del dice dijo donde el ella ellos es eso están esto
        fue fueron gobierno* hace hacer hasta hay hecho hombre* hoy hubo las le lo los más mejor*
        mientras muchas mucho muchos mujer* muy nuev* otra otras otro otros persona* primera primero
        pueblo* puede pueden quien quienes según siempre sin su sus tiempo tiene* trabajo* una unas
        unos y ya *ciones *idad *iendo *ieron
        """,
    },
    {
        "nb": "ble fikk gikk hva mer mye noe sier uten",
        "nn": """
        berre dei eg ein eit fekk frå gjekk ikkje kva kvar korleis meir mykje noko nokon seier sjølv
        utan vart vere
        """,
        "da": """
        af blev bliver efter fik gik havde hvad kun meget mellem mere noget nu op siger sprog ud
        uden
        """,
        "nb nn": "av blir etter hadde mellom nå opp språk ut",
        "nb da": "bare fra hvordan ikke jeg selv være",
    },
)
