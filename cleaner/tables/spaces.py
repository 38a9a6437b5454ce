"""Characters that stand for a blank, a line end, a quotation mark or nothing at all.

Source: the Unicode Character Database 15.0, general categories Zs, Zl, Zp, Cf, Pi and Pf.
"""

from __future__ import annotations

__all__ = [
    "BLANK_CHARS",
    "LINE_END_CHARS",
    "ODD_BLANK_CHARS",
    "STRAIGHT_QUOTES",
    "ZERO_WIDTH_CHARS",
]

# Blanks of other widths than U+0020. U+3000 is left out: inside Chinese and Japanese text it is
# a character of its own; at a line's edge it goes with the other blanks there.
ODD_BLANK_CHARS = (
    "\u00a0"  # no-break space
    "\u1680"  # ogham space mark
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"  # en quad to hair space
    "\u202f"  # narrow no-break space
    "\u205f"  # medium mathematical space
)

# All that may stand at the end of a line without being seen.
BLANK_CHARS = " \t\u3000" + ODD_BLANK_CHARS

# Characters that end a line or a page. Decoding has made "\n" of "\r\n" and "\r".
LINE_END_CHARS = (
    "\n"
    "\v"  # line tabulation
    "\f"  # form feed
    "\x85"  # next line
    "\u2028"  # line separator
    "\u2029"  # paragraph separator
)

# Invisible and without meaning in running text. The joiners U+200C and U+200D are left out:
# Persian, the Indic scripts and emoji need them.
ZERO_WIDTH_CHARS = (
    "\u200b"  # zero width space
    "\u2060"  # word joiner
    "\ufeff"  # zero width no-break space, a byte-order mark gone astray
)

# U+02BC stays: it is a letter, not a quotation mark. So do the angle quotes, which have no
# straight counterpart, and the primes, which are units.
STRAIGHT_QUOTES = {
    "\u2018": "'",  # left single quotation mark
    "\u2019": "'",  # right single quotation mark
    "\u201a": "'",  # single low-9 quotation mark
    "\u201b": "'",  # single high-reversed-9 quotation mark
    "\u201c": '"',  # left double quotation mark
    "\u201d": '"',  # right double quotation mark
    "\u201e": '"',  # double low-9 quotation mark
    "\u201f": '"',  # double high-reversed-9 quotation mark
}
