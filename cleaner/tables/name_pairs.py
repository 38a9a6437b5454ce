"""What speaks for one name behind two spellings, and for one spelling as the right one: weights.

Two logistic models, fitted (ridge penalty 3 and 10) on pairs of spellings in the outputs of five
translation engines for 1,948 lines of Chinese news, pooled and one by one, against English news by
reporters in which no pair is one name. Of the pairs to which the first one gives a chance of .65,
96 % are one name. The second one is the weaker: that a spelling is the commonest, is known to
English, or is plain pinyin where the other is not, makes it the one of the reference translation in
two of five of the surest hundred pairs.

The first number of each is the constant; the others are in the order of `evidence` in
`cleaner/mine/pairs.py` and of `reasons` in `cleaner/mine/names.py`.
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
    *(-8.083,),  # constant
    *(0.082, 2.92, 0.236),  # more frequent than the other; share of all spellings; the commonest
    *(0.719, -0.266),  # known to English; how well known
    *(0.194, 0.488),  # plain pinyin; and the other is not
    *(-0.733,),  # a hyphen in one of them
    *(-1.3, 1.616),  # one contains the other; and the longer one is right
    *(-1.167, -1.031),  # the other, or this one, is written as two words
    *(4.454, 0.376),  # chance of being one name; score of the model of sounds
    *(-1.324,),  # both known to English: likely two names
)

# How well known a spelling is counts from this frequency in English (Zipf scale), and so far.
KNOWN_FLOOR = 1.0
KNOWN_RANGE = 2.0
