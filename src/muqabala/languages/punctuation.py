"""How sentences end in the scripts of the world."""

from __future__ import annotations

INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Controls that no reader sees: joiners, marks of direction and byte order; for a class of an expression."""

STOPS = ".!?…؟۔।॥։።။។"
"""Marks that end a sentence where a space follows: Unicode's Sentence_Terminal of the scripts in wide use."""

FULL_WIDTH_STOPS = "。！？｡"
"""Marks of Chinese and Japanese that end one by themselves."""

ORDINAL_POINT = frozenset(("cs", "da", "de", "fi", "hr", "hu", "nb", "no", "pl", "sk", "sl", "sr", "tr"))
"""Languages that write "9." for "ninth": such a point says nothing of the sentence's end."""

UNSHORTENED = (
    r"(?<!\b[^\W\d_]\.)"
    r"(?<!\b(?:Mr|Ms|Dr|St|Mt|Ft|Lt|Co|Jr|Sr|vs)\.)"
    r"(?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|Inc|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)"
    r"(?<!\b(?:Prof|Capt|Brig|Pres|Corp|Sept|Dept)\.)"
)
"""A pattern behind a full stop that matches unless the stop only shortens a word: U.S., a.m., Gen., Inc."""
