"""Words that decide where a blank belongs: data for the spacing filter.

Closed lists, gathered by hand. File endings and domains follow the registries that name them
(common media types; the generic and the largest country domains).
"""

from __future__ import annotations

__all__ = [
    "ABBREVIATIONS",
    "CODE_OWNERS",
    "CONTRACTIONS",
    "COUNTED",
    "DUTCH_TIMES",
    "ELISIONS",
    "MARKED_NAMES",
    "NAME_ENDINGS",
    "PREFIXES",
    "SPACED_MARK_LANGUAGES",
]

# What may follow a full stop inside one name: file endings and domains.
NAME_ENDINGS = frozenset(
    "com org net edu gov mil int info biz name io ai app dev co tv me cn hk tw uk de fr es it nl pt"
    " pl ru ua vn jp kr in us eu ca au br mx ch at be se no dk fi cz tr gr ro hu"
    " txt md rst html htm xml json yaml yml toml ini cfg conf csv tsv log pdf doc docx xls xlsx ppt"
    " pptx odt rtf tex epub py js ts jsx tsx c h cpp hpp cc rs go java class jar rb php pl pm sh"
    " bat exe dll so lua swift kt scala sql css scss less vue ipynb r jl hs ml cs fs vb asm"
    " png jpg jpeg gif svg bmp webp ico tif tiff psd mp3 mp4 wav ogg flac avi mov mkv webm zip gz"
    " tar bz2 xz zst rar iso dmg deb rpm apk bak tmp lock git gitignore env asp aspx jsp cgi"
    " net".split()
)

# Left of a full stop, these speak of an object in a program: "window.Location".
CODE_OWNERS = frozenset(
    "window document self this event console math os sys np pd node module app obj object args"
    " request response req res ctx context super cls e i std system string array".split()
)

# Words whose own full stop does not end a sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no vs jr sr gen col lt sgt capt rev hon gov sen rep pres inc ltd co corp"
    " bros ph al cf ca fig figs vol vols pp ed eds op cit nr str tel ext dept est approx jan feb"
    " etc mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun sta sra dra av art"
    " bzw usw ggf evtl inkl zzgl tys tzn tzw ok ul al sz jhr mio mrd".split()
)

# What English counts with a hyphen: "a 10-day trip".
COUNTED = frozenset(
    "day days week weeks month months year years hour hours minute minutes second seconds decade"
    " century member point nation country party percent page person man woman mile kilometer"
    " kilometre km meter metre foot inch ton tonne acre hectare storey story bed room seat star"
    " time fold way step dollar yuan euro pound".split()
)

# First parts that are no words of their own and never stand before a blank.
PREFIXES = frozenset(
    "anti bi co counter de eco ex extra hyper infra inter intra macro mega meta micro mid mini"
    " mono multi neo non over pan para poly post pre pro proto pseudo re semi socio sub super sur"
    " trans tri ultra un under uni vice sino anglo franco russo afro euro indo".split()
)

# Names that end in a mark of their own.
MARKED_NAMES = frozenset("yahoo jeopardy yum joomla guess".split())

# What an apostrophe hangs on the word before.
CONTRACTIONS: dict[str, frozenset[str]] = {
    "en": frozenset("s re ve ll d m".split()),
    "nl": frozenset("s"),
}

# Dutch words that a free "'s" stands before.
DUTCH_TIMES = frozenset(
    "morgens middags avonds nachts ochtends winters zomers maandags dinsdags woensdags donderdags"
    " vrijdags zaterdags zondags anderendaags lands werelds".split()
)

# French and Italian words that lose a vowel before another.
ELISIONS: dict[str, frozenset[str]] = {
    "fr": frozenset("c d j l m n s t qu lorsqu puisqu jusqu quelqu".split()),
    "it": frozenset("l un d dell all dall nell sull c quell".split()),
}

# Languages that write a blank before ? ! ; : on purpose.
SPACED_MARK_LANGUAGES = frozenset({"fr", ""})
