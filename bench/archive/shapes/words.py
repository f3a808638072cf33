"""Draws texts of one plan from a lexicon, none of them twice where that would be odd."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from .lexicon import House, Lexicon

LISTED = 0.05
"""How often an action holds a list."""

DOUBLE = 0.15
"""How often a title says more than what a section is about."""


class Words:
    """All texts of one plan."""

    def __init__(self, chance: random.Random, lexicon: Lexicon, house: House) -> None:
        self.chance, self.lexicon, self.house = chance, lexicon, house
        self._actions = self._some(
            [*house.works, *chance.sample(lexicon.header_like, 3)], lexicon.forms
        )
        self._questions = self._some([*lexicon.questions, *house.works[:2]], lexicon.question_forms)
        self._tasks = iter(chance.sample(lexicon.tasks, len(lexicon.tasks)))
        self._groups = iter(
            [
                *chance.sample(lexicon.groups, len(lexicon.groups)),
                *(text[0].upper() + text[1:] for text in chance.sample(lexicon.topics, 30)),
            ]
        )
        self._themes = iter(
            [
                *chance.sample(house.themes, len(house.themes)),
                *chance.sample(lexicon.tasks, len(lexicon.tasks)),
                *chance.sample(lexicon.groups, len(lexicon.groups)),
            ]
        )

    def _some(self, fixed: Sequence[str], forms: Sequence[str]) -> Iterator[str]:
        """Fixed texts and forms with topics, mixed, each once."""
        filled = [form.format(topic) for form in forms for topic in self.lexicon.topics]
        texts = [*fixed, *self.chance.sample(filled, 60 - len(fixed))]
        self.chance.shuffle(texts)
        yield from (text[0].upper() + text[1:] for text in texts)
        yield from (
            text[0].upper() + text[1:]
            for text in self.chance.sample(filled, len(filled))
            if text not in texts
        )

    def action(self) -> str:
        """An action that no other row has; some list topics in paragraphs of their own."""
        text = next(self._actions)
        if self.chance.random() < LISTED:
            first, second = self.chance.sample(self.lexicon.topics, 2)
            return f"{text}:\n– {first};\n– {second}"
        return text

    def question(self) -> str:
        """A question for a session."""
        return next(self._questions)

    def task(self) -> str:
        """A task; after the last one an action."""
        return next(self._tasks, "") or self.action()

    def group(self) -> str:
        """A subheading; after the last one an action."""
        return next(self._groups, "") or self.action()

    def theme(self) -> str:
        """What a section is about; some are about two things, so that titles take two lines."""
        theme = next(self._themes)
        if self.chance.random() < DOUBLE:
            also = self.chance.choice(self.lexicon.aspects)
            return f"{theme} {also}"
        return theme

    def person(self) -> str:
        """A surname with initials."""
        letters = "АБГДЖКМНСТ"
        first, second = self.chance.choice(letters), self.chance.choice(letters)
        return f"{self.chance.choice(self.lexicon.surnames)} {first}.{second}."

    def parties(self, *, abbreviations: Sequence[str] = ()) -> list[str]:
        """Who is responsible: one to three parties."""
        pool = [*self.house.offices, self.person(), *abbreviations[:2]]
        count = self.chance.choice((1, 1, 1, 2, 2, 3))
        return self.chance.sample(pool, min(count, len(pool)))

    def one(self, texts: Sequence[str]) -> str:
        """One of some texts."""
        return self.chance.choice(texts)

    def word(self, key: str) -> str:
        """One wording of the language for something of every plan."""
        return self.chance.choice(self.lexicon.words[key])
