"""Abbreviations behind which a full stop ends no sentence, case-folded, without the last stop.

Chosen by hand from news text: titles that stand before names, months and days before dates, and
words that stand before numbers. A word that also ends sentences often ("no", "etc", "inc", "jr")
is left out where it would join two sentences more often than it would keep one whole.
"""

from __future__ import annotations

__all__ = ["ABBREVIATIONS"]

_WORDS = """
mr mrs ms messrs dr prof rev fr sr hon gen lt col maj capt sgt cpl cmdr adm gov sen rep
pres amb st mt ft vs e.g i.e cf p.m a.m u.s u.k u.n u.s.a jan feb mar apr jun jul aug sep
sept oct nov dec fig vol pp ed eds
hr fr. nr str bzw ca z.b d.h u.a usw vgl geb gest abs bd dipl ing
m mm mme mlle mgr me av env
sra srta dra ud uds sig dott ing avv prof.ssa exmo pág págs núm
dhr mevr drs mej bl.a f.eks t.ex osv kl jf
tzv např tj mj ul gosp т.е т.д т.п г гг им ул стр проф акад ген
av doç drg jl tp
"""

ABBREVIATIONS = frozenset(_WORDS.split())
