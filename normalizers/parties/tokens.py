"""The words of a responsible cell: what each is, and what stands between it and the word before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from normalizers.letters.signs import BULLETS, DASHES, LONG_DASHES
from normalizers.office_words.lexicon import ACTING
from normalizers.office_words.office_nouns import PartyNoun, find_noun
from normalizers.parties.person_names import find_person_names
from normalizers.parties.word_features import WordFeatures, compute_features

_DASH = re.escape(DASHES)
_TOGETHER = (
    r"совместно\s+со?|во\s+взаимодействии\s+со?|с\s+(?:участием|привлечением)"
    r"|при\s+(?:участии|поддержке|содействии|помощи)|менен\s+бирг(?:еликте|елешип|е)"
    r"(?!\s+(?:иш|\w+(?:уу|үү|оо|өө|[гк][аеоө]н|[үу]үч[үу]))(?!\w))"
)
"""Words between one who does something and the others who help; before a verbal noun they are part
of a name."""

_TOKEN = re.compile(
    r"(?P<bullet>(?<!\S)(?:\d{1,2}[.)](?=\s*[^\W\d_])|"
    rf"[{BULLETS}·*✓]+|[{_DASH}](?=\s+[^\W\d_]|[А-ЯЁӨҮҢA-Z]))|[{LONG_DASHES}](?=\s))"
    r"|(?P<bracket>\([^()]*\))"
    rf"|(?P<together>(?<!\w)(?i:{_TOGETHER})(?!\w))"
    r"|(?P<sign>[,;/\\:|](?:\s?[,;/\\:|])*)"
    r"|(?P<paren>[()])"
    rf"|(?P<word>(?=[бвимБВИМ])(?i:б\s?[{_DASH}/.]\s?ч[аa]|{ACTING.pattern})(?!\w)|"
    rf"(?:(?![{LONG_DASHES}]\s)[^\s,;/\\:|()])+)"
)
_LAST_TOGETHER = re.compile(rf"(?<!\w)(?i:{_TOGETHER})\W*$")
_GLUED_DEPUTY = re.compile(r"(?i:зам|зав)(?P<rest>[^\W\d_]{5,})")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_SHORTENED_WORD = re.compile(r"[^\W\d_]{2}\.(?=[Ѐ-ӿ])")
_AND_OTHERS = re.compile(
    r"(?:,\s?|\s)?(?<!\w)(?:ж\.\s?б\.?|жана башкалар|и\s?др\.?|и другие|ж\.\s?у\.\s?с\.?)\s?$"
)


class PartyWord(NamedTuple):
    """A word of a cell, or a person's whole name; made by `make_word`.

    `separator`: what stands before it: `` (a space), `,`, `;`, `/`, `:`, `.`, `-`,
    `and`, `break` (a new line that the author began); `printed_separator` is how that is printed. A
    word that is `no_space_before` has not even a space before it: `каф.башчылары`.
    """

    text: str
    features: WordFeatures
    noun: PartyNoun | None
    is_genitive: bool
    separator: str = ""
    printed_separator: str = ""
    is_person: bool = False
    no_space_before: bool = False

    def drop_separator(self) -> PartyWord:
        """The word with nothing but a space before it."""
        return self._replace(separator="", printed_separator="", no_space_before=False)

    def replace_text(self, text: str) -> PartyWord:
        """The word with other letters, behind the same signs."""
        return make_word(
            text, self.separator, self.printed_separator, no_space_before=self.no_space_before
        )


def make_word(
    text: str, separator: str = "", printed_separator: str = "", *, no_space_before: bool = False
) -> PartyWord:
    """A word that is no person's name."""
    features = compute_features(text)
    return PartyWord(
        text,
        features,
        features.noun,
        features.genitive_stem is not None,
        separator,
        printed_separator,
        False,
        no_space_before,
    )


def _make_person(name: str, separator: str, printed_separator: str) -> PartyWord:
    return PartyWord(name, compute_features(name), None, False, separator, printed_separator, True)


def to_text(words: Iterable[PartyWord]) -> str:
    """Words as printed, with spaces between them but for words that are glued together."""
    return "".join(one.text if one.no_space_before else f" {one.text}" for one in words).lstrip()


def split_off_others(text: str) -> tuple[str, str]:
    """The text without a final “and others”, and that."""
    match = _AND_OTHERS.search(text, max(0, len(text) - 20))
    return (text[: match.start()], match[0].strip(" ,")) if match else (text, "")


def ends_with_together(text: str) -> bool:
    """Whether a text ends with words that only say that all before act together: `менен бирге`."""
    return _LAST_TOGETHER.search(text) is not None


def tokenize_cell(text: str, author_breaks: Sequence[int]) -> list[PartyWord]:
    """The words of a cell in order; numbers and bullets of a list only separate them."""
    return list(_iter_words(text, frozenset(author_breaks)))


def _iter_words(text: str, author_breaks: frozenset[int]) -> Iterator[PartyWord]:
    person_ends = dict(find_person_names(_mark_lines(text, author_breaks)))
    person_starts = iter([*person_ends, len(text)])
    person_start = next(person_starts)
    separator, printed_separator, no_space_before, position = "", "", False, 0
    while position < len(text):
        if position == person_start:
            yield _make_person(text[position : person_ends[position]], separator, printed_separator)
            separator, printed_separator, no_space_before, position, person_start = (
                "",
                "",
                False,
                person_ends[position],
                next(person_starts),
            )
            continue
        if text[position].isspace():
            separator = separator or ("break" if position in author_breaks else "")
            no_space_before, position = False, position + 1
            continue
        match = _TOKEN.match(text, position)
        assert match is not None  # whatever is no space begins a token
        kind = match.lastgroup
        end = match.end() if kind == "bracket" else min(match.end(), person_start)
        while person_start < end:
            person_start = next(person_starts)
        token = text[position:end]
        if kind in ("bullet", "sign", "together"):
            if separator in ("", "break") or kind == "together":
                separator, printed_separator = (
                    _classify_separator(token, kind),
                    token if token[0] not in "0123456789" else "",
                )
        elif compute_features(token).is_conjunction and not _is_menen_before_verbal_noun(
            token, text, end
        ):
            separator, printed_separator = (
                "and",
                f"{printed_separator} {token}" if separator == "," else token,
            )
        elif kind == "paren":
            no_space_before = False
        else:
            has_stop = False
            if "." in token:
                shortened = _SHORTENED_WORD.search(token)
                end = position + shortened.end() if shortened else end
                token, has_stop = _split_off_stop(text[position:end], end == len(text))
            glued = _divide_deputy(token)
            yield make_word(
                token[: len(token) - len(glued)],
                separator,
                printed_separator,
                no_space_before=no_space_before and not separator,
            )
            if glued:
                yield make_word(glued, no_space_before=True)
            separator, printed_separator, no_space_before = ("." if has_stop else ""), "", True
        position = end


def _divide_deputy(token: str) -> str:
    """The office that is written in one word with its deputy: `директора` of `замдиректора`."""
    match = _GLUED_DEPUTY.fullmatch(token)
    if match is None or find_noun(token) is not None:
        return ""
    noun = find_noun(match["rest"])
    is_case = noun is not None and (noun.is_oblique or noun.ending == "а")
    return match["rest"] if is_case else ""


def _mark_lines(text: str, author_breaks: frozenset[int]) -> str:
    """The text with `;` in place of the author's line breaks, over which no name goes on."""
    if not author_breaks:
        return text
    return "".join(
        ";" if place in author_breaks and char.isspace() else char
        for place, char in enumerate(text)
    )


def _is_menen_before_verbal_noun(token: str, text: str, end: int) -> bool:
    """Whether a conjunction is `менен` before a verb's noun, where it is none: `менен иштөө`."""
    following = _NEXT_WORD.match(text, end) if len(token) == len("менен") else None
    if following is None:
        return False
    return compute_features(following[1]).is_verbal_noun or following[1].endswith(("ыш", "иш"))


def _classify_separator(token: str, kind: str) -> str:
    if kind == "together":
        return ";"
    if kind == "bullet":
        return "-" if token in DASHES else ";"
    return "/" if "/" in token or "\\" in token else token[0]


def _split_off_stop(piece: str, is_last: bool) -> tuple[str, bool]:
    """A word without a full stop that ends a sentence, and whether there was one. The stop of an
    abbreviated word stays."""
    body = piece.rstrip(".")
    if body == piece or not body:
        return piece, False
    features = compute_features(body)
    is_whole = len(body) > 4 and (features.noun is not None or is_last)
    return (body, True) if is_whole or features.is_abbreviation else (piece, False)
