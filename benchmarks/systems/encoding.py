"""cleaner, as a user gets it, for the encoding cases."""

from cleaner.decoding import decode as _decode
from cleaner.filters.mojibake import fix_encoding as fix  # noqa: F401
from cleaner.filters.mojibake import is_damaged as suspect  # noqa: F401


def decode(data):
    return _decode(data).text
