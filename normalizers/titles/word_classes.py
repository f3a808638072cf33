"""What kind of word a word is: so that a column is known by its words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.dates.month_names import MONTH_STEMS
from normalizers.letters.confusables import fold_confusables
from normalizers.office_words.office_nouns import find_noun

STEM_LETTERS = 5
"""So many first letters tell one word from another, whatever its ending."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:-?\d\d)?-?(?:ж|жж|г|гг|жыл.*|год.*|окуу.*)?")
_CLASS_BEGINNINGS = {
    "sign": re.compile(r"[%√✓+]$"),
    "month": re.compile("|".join(MONTH_STEMS)),
    "time": re.compile(
        r"жыл|ичинде|мөөнөт|сайын|квартал|чейрек|семестр|карата$|чейин|ай$|год|срок"
    ),
    "money": re.compile(r"сом|млн|млрд|ми[нң]$|мың|тыс|каражат|бюджет|грант|каржы|с$|демөөрч"),
}
_DOCUMENT = re.compile(
    "план|келишим|макулдаш|буйрук|жобо|отчет|тизме|база|акт|протокол|сертификат|тапшырм|кат$|"
    "программ|нускама|журнал|сурамж|жыйынт|резолюц|маалымкат|көрсөтм|токтом|чечим|график|"
    "приказ|договор|справк|полож|тирке|шилтеме|смета|анкет|каталог|баяндам|документ|материал"
)
_VERB = re.compile(r"\w{2,}(?:уу|үү|оо|өө)")
_ABBREVIATION = re.compile(r"(?=(?:.*[А-ЯӨҮҢA-Z]){2})[А-ЯӨҮҢA-Z][А-ЯӨҮҢA-Zжб]{1,7}[а-яөүң]{0,6}$")
_INITIALS = re.compile(r"[А-ЯӨҮҢA-Z]\.(?:[А-ЯӨҮҢA-Z]\.?)?,?")
_EDGE_SIGNS = "«»“”„\"'().,:;!?"


@lru_cache(maxsize=16384)
def classify_word(word: str) -> str | None:
    """`office`, `unit`, `initials`, `month`, `year`, `time`, `money`, `document`, `sign`,
    `number`, `verb`, `abbreviation`, or None for any other word."""
    bare = word.strip(_EDGE_SIGNS)
    plain = fold_confusables(bare)
    if _INITIALS.fullmatch(word):
        return "initials"
    if plain[:1].isdigit():
        return "year" if _YEAR.fullmatch(plain) else "sign" if "%" in plain else "number"
    for name, pattern in _CLASS_BEGINNINGS.items():
        if pattern.match(plain):
            return name
    party_noun = find_noun(bare) if plain else None
    if party_noun is not None:
        return "office" if party_noun.is_office else "unit"
    patterns = (("abbreviation", _ABBREVIATION, bare), ("document", _DOCUMENT, plain))
    classes = (name for name, pattern, text in patterns if pattern.match(text))
    return next(classes, "verb" if _VERB.fullmatch(plain) else None)


def to_stem(word: str) -> str:
    """The beginning that all forms of a word share; for a word with digits its class (`year`,
    `sign` or `number`)."""
    plain = fold_confusables(word.strip(_EDGE_SIGNS))
    if any(map(str.isdigit, plain)):
        return classify_word(word) or "number"
    return plain[:STEM_LETTERS]
