"""What speaks for one name behind two spellings, and for one spelling as the right one: weights.

Two logistic models, fitted on pairs of spellings in the outputs of translation engines for 1,948
lines of Chinese news. The first one (five engines, pooled and one by one, ridge penalty 3), against
English news by reporters in which no pair is one name: of the pairs to which it gives a chance of
.65, 96 % are one name. The second one (eleven pools of five engines each, ridge penalty 20): a
spelling is right where the reference translation of the same line has it and has not the other,
and the other is no part of it ("Huai" of "Huaihe"). Its chances are calibrated: of the pairs that
it gives .7 to .8, 74 % are right.

Fitted without a tenth of the lines and tried on that tenth, the spelling called right is that of
the reference for 84 % of the surest fifty pairs of one pool of engines and 74 % of the surest
hundred. Most of the others are foreign names that no engine knew. Being an entry of a gazetteer, or
a word of other languages than English, says nothing more: the misspellings are such too.

The first number of each is the constant; the others are in the order of `evidence` in
`cleaner/mine/pairs.py` and of `reasons` in `cleaner/mine/rightness.py`.
"""

LINKED = (
    *(-3.314,),  # constant
    *(1.624,),  # score of the model of sounds
    *(3.015, 0.918),  # likeness of the nearest sentences, and of all words around
    *(-0.066,),  # how much they share at all
    *(-12.115,),  # side by side in one sentence
    *(1.952,),  # likeness of letters
    *(-0.52, 0.572),  # how frequent the rarer one is in English; how many of the two are known
    *(-3.697,),  # one of the two is written as two words
    *(-0.669,),  # letters of the shorter one, in tens
)

RIGHT = (
    *(-7.187,),  # constant
    *(1.274, -0.664),  # known to English; how well known: a common word is no name
    *(-0.209,),  # how well known the other is
    *(3.102, -0.336),  # its share of all spellings of the name; how often it stands
    *(0.875,),  # plain pinyin, and the other is not
    *(2.308, 0.607),  # its share of the sentences that are near to each other; how many it has
    *(2.775,),  # chance of being one name
    *(3.34, -3.094),  # its letters, and those of the other, in tens: letters get lost
    *(-0.973,),  # a hyphen in one of them
)

# Sentences are near to each other from this likeness of their words (a cosine). From .2 to .45 it
# makes no difference.
NEAR = 0.3

# How well known a spelling is counts from this frequency in English (Zipf scale), and so far.
KNOWN_FLOOR = 1.0
KNOWN_RANGE = 2.0
