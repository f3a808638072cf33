"""Makes definitions of short forms as official texts write them, and reads each:
`python -m bench.phrases.definitions`.

A definition that is read must be the one that was written, whole and in the nominative; one that
is not understood must be no definition, or a doubtful one.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import NamedTuple

import click

from bench.phrases.kyrgyz_forms import CASES, to_case, to_plural, to_possessed
from normalizers.abbreviations.inline_definitions import find_definitions
from normalizers.letters.confusables import fold_confusables

_ATTRIBUTES = (
    "окуу", "илимий", "мамлекеттик", "улуттук", "санариптик", "жергиликтүү", "социалдык",
    "кесиптик", "жогорку", "жалпы", "республикалык", "электрондук", "усулдук", "райондук",
    "өндүрүштүк", "айылдык", "шаардык", "маалыматтык", "техникалык", "чыгармачыл", "жаш", "эл аралык",
    "билим берүү", "окуу-усулдук", "дене тарбия", "өз алдынча", "маданият", "экономика", "ички",
)  # fmt: skip
_HEADS = (
    "кеңеш", "борбор", "план", "программа", "база", "система", "фонд", "бөлүм", "кафедра", "китеп",
    "мекеме", "министрлик", "агенттик", "комиссия", "форум", "топ", "мектеп", "долбоор", "класс",
    "стандарт", "китепкана", "өкмөт", "академия", "журнал", "портал", "конкурс", "өкүлчүлүк",
    "кызмат", "уюм", "комитет", "коом", "лицей", "парк", "саясат", "тапшырма", "комплекс", "курам",
    "бирикме", "клуб", "көрсөткүч", "реестр", "ишкана", "тармак", "кеңсе", "жыйынтык", "аймак",
)  # fmt: skip
_TAILS = ("", " түзүү", " боюнча иш", " жөнүндө маалымат", " иштеп чыгуу", ", жыл бою")
_LEADS = (
    "", "", "", "Бекитүү: ", "2026-жылга карата ", "Ректордун буйругуна ылайык ", "ачык ", "жаңы ",
    "Райондогу ", "бардык мектептерде ",
)  # fmt: skip
_DECOYS = ("КМТУ", "ХБФЦ", "ШЩД", "РФ", "ЦЛФ")
"""Short forms in brackets that no phrase has the letters of."""

_UNLETTERED = frozenset(("берүү", "аралык", "алдынча"))
_FORMS = (
    "{phrase} ({short}){tail}",
    "{phrase} (мындан ары – {short}){tail}",
    "{phrase} (мындан ары {short} деп аталат){tail}",
    "{phrase} [{short}]{tail}",
    "{phrase}({short}){tail}",
    "{phrase} ( {short} ){tail}",
    "{phrase} (андан ары - {short}){tail}",
    "{phrase}, кыскача {short}",
)
_NOMINATIVE_FORMS = (
    "{short} – {phrase}",
    "{short} ({phrase}){tail}",
    "{phrase} – {short}",
    "{short} - {phrase}",
)


class MadeDefinition(NamedTuple):
    """A text, the short form defined in it, and what that stands for; None if nothing is defined."""

    text: str
    short: str
    expansion: str | None


def make_definition(random: Random) -> MadeDefinition:
    """A text that defines a short form."""
    attributes = random.sample(_ATTRIBUTES, random.randint(1, 3))
    head = random.choice(_HEADS)
    is_possessed = random.random() < 0.5
    is_plural = random.random() < 0.3
    noun = to_plural(head) if is_plural else head
    noun = to_possessed(noun) if is_possessed else noun
    if len(attributes) > 1 and random.random() < 0.25:
        attributes.insert(-1, "жана")
    words = " ".join(attributes).split()
    if random.random() < 0.5:
        words[0] = words[0].capitalize()
    if random.random() < 0.05:  # a slip of the pen, which stays as it is printed
        slipped, place = random.randrange(len(words)), random.randrange(1, 4)
        if len(words[slipped]) > 3 and words[slipped] not in (*_UNLETTERED, "жана"):
            words[slipped] = words[slipped][:place] + words[slipped][place - 1 :]
    short = _shorten([*words, noun], random)
    expansion = " ".join([*words, noun])
    if random.random() < 0.05:
        decoy = random.choice(_DECOYS)
        text = f"{' '.join([*words, noun, 'даярдоо жана өткөрүү'])} ({decoy})"
        return MadeDefinition(text, decoy, None)
    if random.random() < 0.3:
        form, case = random.choice(_NOMINATIVE_FORMS), "nominative"
    else:
        form, case = random.choice(_FORMS), random.choice(CASES)
    phrase = " ".join([*words, to_case(noun, case, is_possessed=is_possessed)])
    lead = random.choice(_LEADS) if form in _FORMS else ""
    text = lead + form.format(phrase=phrase, short=short, tail=random.choice(_TAILS))
    return MadeDefinition(_add_noise(text, random), short, expansion)


def _shorten(words: list[str], random: Random) -> str:
    """The letters of words: capitals, a small ж for жана; half verbs often have none."""
    letters = ""
    keeps_half_verbs = random.random() < 0.5
    for index, word in enumerate(words):
        if word == "жана":
            letters += random.choice(("ж", "")) if index else ""
        elif word not in _UNLETTERED or keeps_half_verbs:
            parts = word.split("-")
            letters += "".join(part[0].upper() for part in parts if part)
    return letters


def _add_noise(text: str, random: Random) -> str:
    """Now and then another hyphen, space, or a look-alike letter."""
    if random.random() < 0.1:
        text = text.replace(" ", "  ", 1)
    if random.random() < 0.15:
        place = random.randrange(len(text))
        text = text[:place] + text[place:].replace("о", "o", 1)
    if random.random() < 0.1:
        text = text.replace("–", "—")
    if random.random() < 0.05:
        text = text.replace(" ", "\u00a0", 2)
    return text


def judge_definition(made: MadeDefinition) -> str:
    """What the program makes of a text: `right`, `flagged` (no certain definition) or `wrong`."""
    certain = [found for found in find_definitions(made.text) if not found.doubt]
    if not certain:
        return "flagged" if made.expansion else "right"
    if made.expansion is None:
        return "wrong"
    is_same = len(certain) == 1 and certain[0].abbreviation == made.short
    expansion = fold_confusables(certain[0].expansion)
    return "right" if is_same and expansion == fold_confusables(made.expansion) else "wrong"


@click.command()
@click.option("--phrases", "count", default=100_000, show_default=True, help="How many to make.")
@click.option("--seed", default=1, show_default=True, help="Of the random numbers.")
@click.option("--show", default=10, show_default=True, help="How many of those read wrong.")
def main(count: int, seed: int, show: int) -> None:
    """Make definitions and read them; exits with 1 if one is read wrong without a word."""
    random = Random(seed)
    verdicts: Counter[str] = Counter()
    for _ in range(count):
        made = make_definition(random)
        verdict = judge_definition(made)
        verdicts[verdict] += 1
        if verdict == "wrong" and verdicts["wrong"] <= show:
            click.echo(f"{made.text}\n    {made.expansion}\n    {find_definitions(made.text)}")
    click.echo(", ".join(f"{verdict} {number}" for verdict, number in sorted(verdicts.items())))
    raise SystemExit(1 if verdicts["wrong"] else 0)


if __name__ == "__main__":
    main()
