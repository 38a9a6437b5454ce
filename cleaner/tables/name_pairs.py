"""What speaks for one name behind two spellings, and for one spelling as the right one: weights.

Two logistic models, fitted on pairs of spellings in the outputs of translation engines for 1,948
lines of Chinese news. The first one (five engines, pooled and one by one, ridge penalty 3), against
English news by reporters in which no pair is one name: of the pairs to which it gives a chance of
.65, 96 % are one name. The second one (eleven pools of five engines each, ridge penalty 20): a
spelling is right where the reference translation of the same line has it and has not the other,
or, for the surest 130 pairs of one pool, where a reader of the source says so.

Fitted without a tenth of the lines and tried on that tenth, ten times, the spelling called right is
so for 85 % of the surest 25 pairs of a pool, 79 % of the surest 50 and 70 % of the surest 100, of
90 to 165 right ones. Without the last three reasons it is 83, 77 and 68 %. Of the surest 100 of one
pool a reader of the source calls 88 right: references misspell, too. Most of the others are foreign
names that no engine knew. A list of the cities of the world says nothing more: the misspellings are
often in it too.

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
    *(-6.68,),  # constant
    *(0.854, -0.656),  # known to English; how well known: a common word is no name
    *(-0.044,),  # how well known the other is
    *(4.036, -0.273),  # its share of all spellings of the name; how often it stands
    *(0.667,),  # plain pinyin, and the other is not
    *(1.066, 0.76),  # its share of the sentences that are near to each other; how many it has
    *(2.847,),  # chance of being one name
    *(2.509, -2.381),  # its letters, and those of the other, in tens: letters get lost
    *(0.158,),  # a hyphen in one of them
    *(-0.679,),  # neither known to English nor pinyin
    *(0.857,),  # a place of China, and the other is none
    *(-0.671,),  # the other is a part of it: often the name without "river", "town", "mountain"
)

# Sentences are near to each other from this likeness of their words (a cosine). From .2 to .45 it
# makes no difference.
NEAR = 0.3

# How well known a spelling is counts from this frequency in English (Zipf scale), and so far.
KNOWN_FLOOR = 1.0
KNOWN_RANGE = 2.0
