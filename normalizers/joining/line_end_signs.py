"""The signs by which a line's end is judged, each with its weight, its reason and an example.

A weight is a log-likelihood ratio (natural logarithm): positive speaks for the two halves being one
word (or, at a hyphen, for the hyphen being only the mark of a break), negative against it. In a
reason, `{left}` and `{right}` are the halves at the line's end. In an example, `|` ends the line.
"""

from __future__ import annotations

from typing import NamedTuple


class LineEndSign(NamedTuple):
    """What is seen at a line's end, and how much it says."""

    weight: float
    reason: str
    example: str


# Where nothing but the halves and a hyphen is known.
HYPHEN_PRIOR = LineEndSign(-0.3, "", "окуу-|методикалык")
DIGITS_BESIDE_HYPHEN = LineEndSign(-6.0, "digits beside the hyphen", "2025-|2026")
CAPITALS_BESIDE_HYPHEN = LineEndSign(-6.0, "capitals beside the hyphen", "IT-|технологиялар")
COMPOUND_ELSEWHERE = LineEndSign(
    -4.0, "“{left}-{right}” stands with its hyphen elsewhere", "өзүн-|өзү"
)
LEADS_COMPOUND = LineEndSign(-2.0, "“{left}-” leads a compound elsewhere", "окуу-|жай")
RIGHT_IS_WORD = LineEndSign(-2.0, "“{right}” is a word", "илим-|изилдөө")
LEFT_IS_WORD = LineEndSign(-1.0, "“{left}” is a word", "илим-|изилдөө")
BEGINS_UNLIKE_WORDS = LineEndSign(2.0, "words do not begin like “{right}”", "жо-|рку")
BEGINS_LIKE_WORDS = LineEndSign(-1.0, "words begin like “{right}”", "окуу-|программ")
RIGHT_IS_ENDING = LineEndSign(1.5, "words end in “{right}”", "мектеп-|терде")
ENDS_UNLIKE_WORDS = LineEndSign(2.0, "words do not end like “{left}”", "прогр-|амма")
ENDS_LIKE_WORDS = LineEndSign(-0.5, "words end like “{left}”", "окуунун-|жай")

# A hyphen that begins a line.
ENTRY_BEGINS_SO = LineEndSign(-1.5, "entries of lists begin so", "иштери|-маалымат")
COMPOUND_BEFORE_HYPHEN = LineEndSign(5.0, "“{left}-{right}” stands elsewhere", "окуу|-методикалык")

# A slash that ends a line.
SLASHED_ELSEWHERE = LineEndSign(4.0, "“{left}/{right}” stands elsewhere", "институт/|ЖМ")
NO_SPACE_AFTER_SLASH = LineEndSign(4.0, "no space is printed at the line's end", "институт/|ЖМ")

# The halves together.
WHOLE_ELSEWHERE = LineEndSign(4.0, "“{left}{right}” stands whole elsewhere", "жо-|горку")
FORM_ELSEWHERE = LineEndSign(
    2.5, "a form of “{left}{right}” stands whole elsewhere", "программа-|ларга"
)

# No hyphen at all: what is usual in such a file comes first.
BETWEEN_WORDS = LineEndSign(-4.0, "lines mostly end between words", "окуу|жылы")
NO_SPACE_PRINTED = LineEndSign(-2.0, "no space is printed at the line's end", "күтү|лгөн")
WORDS_BROKEN_ELSEWHERE = LineEndSign(-2.5, "words are broken elsewhere too", "күтү|лгөн")
LINE_IS_FULL = LineEndSign(1.0, "the line is full", "Санариптештирү|ү")
LINE_HAS_ROOM = LineEndSign(-1.5, "the line has room", "план|түзүү")
ENDS_A_WORD = LineEndSign(1.0, "words end in “{right}”", "мектеп|терде")
ENDS_NO_WORD = LineEndSign(-1.0, "no word ends in “{right}”", "жаңы|ркс")
SINGLE_LETTER = LineEndSign(6.0, "“{right}” is a single letter", "Санариптештирү|ү")
SINGLE_LETTER_WORD = LineEndSign(4.0, "“{right}” is a single letter", "работа|и")
SHORT_WORD = LineEndSign(-1.0, "“{right}” is a word", "жана|IT")
THREE_LETTER_WORD = LineEndSign(-1.5, "“{right}” is a word", "жаңы|жол")
WHOLE_WORD = LineEndSign(-3.0, "“{right}” is a word", "жаңы|программа")
NEVER_BEGINS_SO = LineEndSign(2.5, "words do not begin like “{right}”", "күтү|лгөн")
UNKNOWN_RIGHT = LineEndSign(1.0, "“{right}” is no known word", "күтү|лбөс")
INFLECTION = LineEndSign(2.5, "“{right}” is an ending, and no word", "журналдар|дын")
ROOM_FOR_SPACE = LineEndSign(2.0, "a space would have had room", "толтурулу|шун")
LONG_REST = LineEndSign(-1.5, "it is long for a rest", "жаңы|маалымдама")
KNOWN_LEFT = LineEndSign(-2.0, "“{left}” is a word", "план|ка")
UNKNOWN_LEFT = LineEndSign(0.7, "“{left}” is no known word", "күтү|лгөн")

WHOLE_WITHOUT_HYPHEN_WEIGHT = 1.0
"""Added to the weight of halves that stand whole elsewhere if no hyphen is printed."""

SHORT_WORD_SIGNS = {2: SHORT_WORD, 3: THREE_LETTER_WORD}
"""The sign for a known short word at a line's beginning, by its letters: it may also be a rest."""
