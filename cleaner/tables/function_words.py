"""Words so frequent that a few sentences hold some, to guess a language by.

Chosen by hand from the grammar of each language: articles, prepositions, conjunctions, pronouns
and forms of "be" that its neighbours do not share.
"""

from __future__ import annotations

__all__ = ["CLOSED_CLASS", "FUNCTION_WORDS"]

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to is was that with for are this have from by his they were which you"
        " it he she her not been would there their what an",
        "de": "der die das und ist nicht mit auf den von ein eine dem zu wird für sich auch wurde"
        " im war hat ich sind bei aus nach als einen zum des",
        "fr": "le la les des et est une dans pour qui pas sur au vous je ce il elle avec du ne"
        " sont été cette aux c'est nous où",
        "es": "el los las y que en una del por con para su es se lo como más fue pero al no son"
        " está muy ella",
        "it": "il di che non è per una gli della del con sono alla si nel dei anche le più lo"
        " questo era delle ha dell nell dall sull",
        "pt": "o os as e que não uma do da em para com por no na foi dos ao se mais é das pelo"
        " são ele um",
        "nl": "de het een van en niet dat zijn op voor met te is er aan worden wordt ook door bij"
        " naar uit maar zij kwam",
        "pl": "w i nie się na że z do jest to o jak po co ale od przez był są oraz dla który"
        " wczoraj ok",
        "ru": "и в не на что он с по это как но его к из у я за от был она для так то же дома где",
        "uk": "і в не на що він з це як але його до у та від був вона для є який",
        "vi": "của và là có không được cho các người một trong đã với những này đó anh ấy",
        "sv": "och att det som en på är av för med till inte den har jag ett om var",
        "da": "og at det er en på af for med til ikke den har jeg et som der var",
        "nb": "og at det er en på av for med til ikke den har jeg et som var å",
        "cs": "se na je že to v z do s jsem by jako ale byl který jsou pro za",
        "ro": "și de la în nu cu pe care un o din mai este pentru sunt fost au al",
        "tr": "ve bir bu için ile de da çok daha olarak gibi olan kadar ne ama",
        "hu": "az és hogy nem egy is volt ez azt meg van csak mint de el",
        "fi": "ja on ei se että hän oli mutta kun ovat niin tai joka myös mukaan",
        "ca": "el la els les i que de en una per amb no és del com més va",
        "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga",
    }.items()
}

# English words of the closed classes; here neighbours may share them.
CLOSED_CLASS: dict[str, frozenset[str]] = {
    "en": FUNCTION_WORDS["en"]
    | frozenset(
        "a i in at on as be am we us our me my mine your yours him hers its them these those who"
        " whom whose which but or nor if so no yes do does did has had having will would can could"
        " shall should may might must than then when where why how into onto upon about because"
        " although though while until since such only also just even still yet very too both each"
        " every some any".split()
    ),
}
