"""Definitions of short forms as official texts write them, with what the form stands for."""

from __future__ import annotations

from random import Random

from normalizers.abbreviations.inline_definitions import find_definitions
from normalizers.letters.confusables import fold_confusables

from .kyrgyz_forms import CASES, to_case, to_plural, to_possessed
from .made_phrase import MadePhrase, Meaning
from .slips import fold_letters, forgive_slip

_ATTRIBUTES = (
    "окуу", "илимий", "мамлекеттик", "улуттук", "санариптик", "жергиликтүү", "социалдык",
    "кесиптик", "жогорку", "жалпы", "республикалык", "электрондук", "усулдук", "райондук",
    "өндүрүштүк", "айылдык", "шаардык", "маалыматтык", "техникалык", "чыгармачыл", "жаш",
    "эл аралык",
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

_DECOY_RULE = "named in brackets"
RULES = (*_FORMS, *_NOMINATIVE_FORMS, _DECOY_RULE)
"""The ways in which a made text defines a form, or does not."""

NO_DEFINITION: Meaning = ()
"""What a text means in which no short form is defined."""


def make_definition(random: Random) -> MadePhrase:
    """A text that defines a short form, or only names one in brackets.

    Its meaning is the form and, in folded letters, what that stands for.
    """
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
        return MadePhrase(text, _DECOY_RULE, (NO_DEFINITION,), NO_DEFINITION)
    if random.random() < 0.3:
        form, case = random.choice(_NOMINATIVE_FORMS), "nominative"
    else:
        form, case = random.choice(_FORMS), random.choice(CASES)
    phrase = " ".join([*words, to_case(noun, case, is_possessed=is_possessed)])
    lead = random.choice(_LEADS) if form in _FORMS else ""
    text = lead + form.format(phrase=phrase, short=short, tail=random.choice(_TAILS))
    return MadePhrase(text, form, ((short, fold_confusables(expansion)),), NO_DEFINITION)


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


def read_definition(phrase: MadePhrase) -> tuple[Meaning, tuple[str, ...]]:
    """The certain definitions of a text; one with none has a finding for the form in it."""
    text = " ".join(phrase.text.split())
    certain = [found for found in find_definitions(text) if not found.doubt]
    if not certain:
        return NO_DEFINITION, ("abbreviation_unknown",)
    meant = [(str(meaning[0]), str(meaning[1])) for meaning in phrase.meanings if meaning]
    forms = {fold_letters(form): form for form, _ in meant}
    names = {fold_letters(name): name for _, name in meant}
    parts: list[Meaning] = []
    for found in certain:
        name = forgive_slip(fold_letters(found.expansion), names, is_noisy=phrase.is_noisy)
        form = fold_letters(found.abbreviation)
        parts.append((forms.get(form, found.abbreviation), names.get(name, found.expansion)))
    return (parts[0] if len(parts) == 1 else tuple(parts)), ()
