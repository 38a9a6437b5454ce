"""Pure readings of a string: lines, sentences, scripts, languages."""
