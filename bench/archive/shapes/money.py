"""What actions cost, as plans print it, with what it means."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Price:
    """Money for an action: its print; the sum of som, as `1200.00`; its source."""

    text: str | None = None
    amount: int | None = None
    source: str | None = None

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows of the funding table, as the truth's file has them."""
        if self.amount is None and self.source is None:
            return []
        amount = None if self.amount is None else f"{self.amount}.00"
        return [{"amount_kgs": amount, "source": self.source}]


NO_PRICE = Price()
"""An empty cell."""


def spaced(amount: int) -> str:
    """A number with spaces between thousands."""
    return f"{amount:,}".replace(",", " ")


def in_thousands(amount: int) -> str:
    """A sum of som as thousands with a decimal comma where there is one."""
    whole, rest = divmod(amount, 1000)
    return spaced(whole) if not rest else f"{spaced(whole)},{rest:03}".rstrip("0")


def some_amount(chance: random.Random) -> int:
    """A sum of som."""
    return chance.choice((500, 1000, 10_000)) * chance.randint(3, 90)


def some_price(chance: random.Random, words: Lexicon) -> Price:
    """Money with or without its source, in one cell."""
    amount, source = some_amount(chance), chance.choice(words.sources)
    thousand = {"ky": "миң", "ru": "тыс."}[words.code]
    printed = f"{spaced(amount)} сом"
    if amount % 1000 == 0 and chance.random() < 0.4:
        printed = f"{amount // 1000} {thousand} сом"
    return chance.choice(
        (
            Price(printed, amount),
            Price(f"{printed}, {source}", amount, source),
            Price(f"{printed} – {source}", amount, source),
            Price(source, None, source),
            Price(chance.choice(words.no_money)),
        )
    )


def joined(parts: Sequence[str | None]) -> tuple[str | None, list[str]]:
    """The texts of two columns as one, and other ways to join them."""
    told = [part for part in parts if part]
    if len(told) < 2:
        return (told[0] if told else None), []
    return " ".join(told), [sign.join(told) for sign in (", ", "; ", " – ", " / ", " - ")]
