"""Small bare texts, cell by cell as a PDF's text layer has them, and their printed lines.

A row is a tuple of its cells from left to right, a line feed where a printed line ends; cells that
are merged with the one above, or empty, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.plain_text.read_lines import PlainText, PlainTextLine, read_lines

COUNCIL = ("№", "Маселенин аталышы", "Жооптуулар")
STRATEGY = (
    "Стратегиялык\nмаселелер",
    "Чаралар/иш-\nаракеттер",
    "Кадамдар",
    "Документ",
    "Көрсөткүч/күтүлгөн\nнатыйжалар (продукт).\nАткаруу мөөнөтү",
    "Жооптуу\nаткаруучулар",
    "Каражаттар\n(суммасы)/\nкаржылоо булагы",
)
LANGUAGE = (
    "№",
    "Иш-чаралардын тизмеги",
    "Аткаруу мөөнөтү",
    "Жооптуулар, катышуучулар",
    "Жыйынтык",
)


def text(*rows: Sequence[str] | str) -> str:
    """The cells of some rows, or lines as they are, one under the other."""
    cells = (cell for row in rows for cell in ([row] if isinstance(row, str) else row))
    return "".join(f"{cell}\n" for cell in cells)


def bare(printed: str) -> PlainText:
    return read_lines(printed.encode(), "made.txt")


def lines(*rows: Sequence[str] | str) -> tuple[PlainTextLine, ...]:
    """The printed lines of some rows."""
    return bare(text(*rows)).lines


def texts(printed: Iterable[PlainTextLine]) -> list[str]:
    return [line.text for line in printed]
