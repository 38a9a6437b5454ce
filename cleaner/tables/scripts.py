"""Scripts: which letters belong to each, and which languages are written in it.

Ranges are blocks of Unicode 15.1 (Blocks.txt, Scripts.txt), trimmed to letters and marks where a
block mixes them with signs that any script may use. Names are ISO 15924 codes; kana and Han are
kept apart, and Bopomofo counts as Han.
"""

from __future__ import annotations

__all__ = ["LANGUAGE_OF_SCRIPT", "SCRIPT_RANGES", "SHARED_SCRIPTS"]

SCRIPT_RANGES: dict[str, str] = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u1d00-\u1d25"
    "\u1d6b-\u1d77\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a",
    "Cyrl": "\u0400-\u0481\u0483-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Arab": "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc",
    "Deva": "\u0900-\u0963\u0971-\u097f\ua8e0-\ua8ff",
    "Hani": "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hang": "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa1-\uffdc",
    "Grek": "\u0370-\u0373\u0376-\u037d\u037f\u0386\u0388-\u03ff\u1f00-\u1fff",
    "Hebr": "\u0591-\u05bd\u05bf-\u05f2\ufb1d-\ufb4f",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Laoo": "\u0e81-\u0ecd\u0edc-\u0edf",
    "Beng": "\u0980-\u09e3\u09f0-\u09f1",
    "Taml": "\u0b80-\u0be3",
    "Telu": "\u0c00-\u0c63",
    "Knda": "\u0c80-\u0ce3",
    "Mlym": "\u0d00-\u0d63\u0d7a-\u0d7f",
    "Gujr": "\u0a80-\u0ae3",
    "Guru": "\u0a00-\u0a5f\u0a70-\u0a75",
    "Orya": "\u0b00-\u0b63",
    "Sinh": "\u0d80-\u0ddf\u0df2-\u0df3",
    "Mymr": "\u1000-\u103f\u1050-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f",
    "Khmr": "\u1780-\u17d3",
    "Geor": "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Armn": "\u0531-\u0556\u0559\u0560-\u0588",
    "Ethi": "\u1200-\u135f\u1380-\u139f\u2d80-\u2dde",
    "Tibt": "\u0f40-\u0fbc",
    "Mong": "\u1820-\u18aa",
    "Thaa": "\u0780-\u07b1",
    "Syrc": "\u0710-\u074f",
    "Cher": "\u13a0-\u13fd\uab70-\uabbf",
    "Cans": "\u1401-\u166c\u166f-\u167f",
    "Tfng": "\u2d30-\u2d67",
}

# Scripts that several languages of the detectors share: only here is a detector asked.
SHARED_SCRIPTS = ("Latn", "Cyrl", "Arab", "Deva")

# Scripts that one language owns on the web, near enough. Where a second one is written in the
# script too (Yiddish, Assamese, Tigrinya), the answer may be wrong, but it never splits a text.
LANGUAGE_OF_SCRIPT: dict[str, str] = {
    "Hang": "ko",
    "Kana": "ja",
    "Grek": "el",
    "Hebr": "he",
    "Thai": "th",
    "Laoo": "lo",
    "Beng": "bn",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Gujr": "gu",
    "Guru": "pa",
    "Orya": "or",
    "Sinh": "si",
    "Mymr": "my",
    "Khmr": "km",
    "Geor": "ka",
    "Armn": "hy",
    "Ethi": "am",
    "Tibt": "bo",
    "Mong": "mn",
    "Thaa": "dv",
    "Syrc": "syr",
    "Cher": "chr",
    "Cans": "iu",
    "Tfng": "zgh",
}
