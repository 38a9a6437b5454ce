"""Words that tell close languages apart, where n-grams hardly do.

For each group the frequent function words, months and everyday nouns whose spelling the others of
the group do not share; a word that two of a group have is left out. Chosen by hand from the
languages' own grammars (Serbian ekavian against Croatian, Malaysian against Indonesian spelling,
Galician against its two neighbours, the written standards of Norway against Danish).
"""

from __future__ import annotations

__all__ = ["CLOSE_WORDS"]

_GROUPS: tuple[dict[str, str], ...] = (
    {
        "hr": """tko tijekom uvjet uvjeti uvjeta tisuća tisuće eura vrijeme mjesto mjesta dio
        riječ riječi izvješće ponedjeljak tjedan tjedna srijedu sigurnost predsjednik posto dvije
        prije poslije uvijek ovdje gdje također svijet svijeta svijetu europski europske općina
        siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog
        studenoga prosinca djeca djece vlak zrakoplov sveučilište glazba povijest povijesti tisak
        zahtjev rješenje sljedeći cijeli jučer nedjelju priopćenju glede obitelj uporaba""",
        "sr-Latn": """tokom uslov uslovi uslova hiljada hiljade evra vreme mesto mesta deo reč reči
        izveštaj izveštaja ponedeljak nedelje nedelju nedelja sredu bezbednost bezbednosti
        predsednik predsednika odsto dve pre posle uvek ovde gde svet sveta svetu evropski evropske
        evropska opština opštine januara februara marta aprila maja juna jula avgusta septembra
        oktobra novembra decembra deca dece voz vek veka rešenje zahtev sledeći ceo celi juče ko
        saopštenju porodica posledice nemački između sledeće poslednji poslednjih evrope""",
    },
    {
        "id": """karena bahwa bisa uang mobil polisi perusahaan kantor rupiah sedangkan setelah
        tapi yaitu yakni senin kamis jumat minggu kalau enggak gak merupakan saat kota silakan
        ujar berbeda november oktober agustus mengatakan maret juli""",
        "ms": """kerana bahawa boleh wang polis syarikat pejabat ringgit manakala selepas ialah
        isnin khamis jumaat ahad sahaja semasa bandar kereta hospital mahu bagaimanapun lelaki
        beritahu berkenaan disember november ogos mac julai tetamu petang""",
    },
    {
        "gl": """unha coa coas nunha dunha cunha tamén xa moi súa súas ata dende xente xunto máis
        entón aínda despois fixo fixeron puido teñen deron foron dixo facer hoxe mellor lle lles
        quen cun nun dun poboación concello polo polos pola polas servizos
        o os ao aos á ás seu seus esa isto iso sen onde nin""",
        "pt": """não uma também já muito são com foi pela pelo nas depois até então fazer ele num
        numa você mais seu seus ao aos o os à às isso isto sem onde nem foram disse hoje melhor
        quem um em""",
        "es": """los las una y del más también muy pero hasta ya después había fue están hacer hoy
        mejor quien sus sin donde esto eso dijo fueron""",
    },
    {
        "nb": """hva noe ble etter mer nå opp mye hadde sier uten mellom av ut gikk fikk språk
        hvordan blir ikke jeg fra bare være selv""",
        "nn": """ikkje eg ein eit frå kva korleis berre noko dei vere vart nokon kvar meir sjølv
        mykje etter mellom utan av nå hadde gjekk fekk blir opp seier""",
        "da": """hvad noget blev efter mere nu op meget havde siger uden mellem af ud gik fik sprog
        hvordan bliver ikke jeg fra kun være selv""",
    },
)


def _told_apart(group: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return the words of each language that no other of the group has."""
    words = {tag: frozenset(text.split()) for tag, text in group.items()}
    return {
        tag: own.difference(*(other for one, other in words.items() if one != tag))
        for tag, own in words.items()
    }


# For each language, the words of its whole group by language.
CLOSE_WORDS: dict[str, dict[str, frozenset[str]]] = {
    tag: told for group in _GROUPS for told in (_told_apart(group),) for tag in told
}
