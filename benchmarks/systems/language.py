"""cleaner's segmenter with the settings that a user gets."""

from cleaner.text.languages import split_languages


def segment(text):
    return [(one.start, one.end, one.language) for one in split_languages(text)]
