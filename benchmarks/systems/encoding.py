"""cleaner, as a user gets it, for the encoding cases."""

from cleaner.decode import decode as _decode


def decode(data):
    return _decode(data).text
