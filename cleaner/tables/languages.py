"""What the two language detectors call their languages, and which of them share a script."""

from __future__ import annotations

__all__ = ["MISTAKEN", "OTHER_SCRIPTS", "PROFILES", "PROXIES", "TAG_OF_LABEL", "WRITTEN_IN"]

# The profiles of langdetect 1.0.9, by script; those of scripts with one language are not needed.
PROFILES: dict[str, tuple[str, ...]] = {
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id"),
        *("it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw"),
        *("tl", "tr", "vi"),
    ),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
}

# Labels of langdetect and of lid.176 that are not the BCP 47 tag we use.
TAG_OF_LABEL: dict[str, str] = {"no": "nb", "arz": "ar", "als": "gsw", "eml": "egl"}

# The labels of lid.176 that are written in each shared script other than Latin; "sr" stands in
# two.
_CYRILLIC = "av ba be bg bxr ce cv kk kv ky mhr mk mn mrj myv os ru rue sah sr tg tt tyv uk xal"
_ARABIC = "ar azb ckb fa mzn pnb ps sd ug ur"
_DEVANAGARI = "bh dty gom hi mai mr ne new sa"
WRITTEN_IN: dict[str, frozenset[str]] = {
    "Cyrl": frozenset(_CYRILLIC.split()),
    "Arab": frozenset(_ARABIC.split()),
    "Deva": frozenset(_DEVANAGARI.split()),
}

# The labels of lid.176 that are never written in a shared script.
_ELSEWHERE = (
    "am arc as bn bo bpy dv el gu he hy ja ka km kn ko lo ml my or pa si ta te th wuu xmf yi yue zh"
)
OTHER_SCRIPTS = frozenset(_ELSEWHERE.split())

# Languages without a profile, and the profiles that fit them as well as their own would: there
# the model alone decides between a language and its neighbours.
PROXIES: dict[str, tuple[str, ...]] = {
    "ms": ("id",),
    "sr-Latn": ("hr",),
    "bs": ("hr",),
    "nn": ("nb",),
    "gl": ("pt", "es"),
    "be": ("uk", "ru"),
    "sr-Cyrl": ("mk", "bg", "ru"),
}

# Languages that the model takes for one another in single sentences, beside those that are close
# to each other: whatever it gives to one of them says that the text is in a language it knows.
MISTAKEN: tuple[frozenset[str], ...] = (
    frozenset(("bs", "hr", "sl", "sr-Latn")),
    frozenset(("cs", "sk")),
    frozenset(("da", "nb", "nn", "sv")),
)
