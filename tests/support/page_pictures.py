"""Pages that are no tables though lines or colours lie on them, at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from tests.support.canvases import BLACK, FONTS, WHITE, Canvas, Colour, measure
from tests.support.table_styles import DEEP, LIGHT, PALE

WORDS = [
    *("the", "committee", "of", "the", "region", "met", "in", "spring", "and", "heard", "what"),
    *("had", "been", "done", "since", "the", "year", "before", "it", "asked", "all", "units"),
    *("to", "send", "in", "their", "plans", "by", "the", "end", "of", "the", "month"),
]

GREY: Colour = (0.7, 0.7, 0.7)


def draw_line(canvas: Canvas, *ends: float, ink: Colour = BLACK) -> None:
    """A thin stroke from one point to another."""
    x0, y0, x1, y1 = ends
    canvas.stroke(x0, y0, x1, y1, width=0.6, ink=ink, dash=0)


def draw_box(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """The four sides of a rectangle."""
    for ends in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
        draw_line(canvas, *ends)


def print_prose(
    canvas: Canvas, random: Random, x: float, y: float, width: float, lines: int
) -> float:
    """Some lines of prose; gives the height below them."""
    size, index = 10.0, random.randrange(len(WORDS))
    for _ in range(lines):
        line: list[str] = []
        while measure(" ".join([*line, WORDS[index]]), "Helvetica", size) <= width:
            line.append(WORDS[index])
            index = (index + 1) % len(WORDS)
        canvas.text(x, y, " ".join(line), size=size, font="Helvetica", ink=BLACK)
        y += 1.25 * size
    return y


def draw_prose_between_rules(canvas: Canvas, random: Random) -> None:
    draw_line(canvas, 60, 60, 530, 60)
    foot = print_prose(canvas, random, 60, 76, 470, random.randint(3, 40))
    draw_line(canvas, 60, foot, 530, foot)


def draw_two_columns_of_prose(canvas: Canvas, random: Random) -> None:
    draw_line(canvas, 60, 60, 530, 60)
    count = random.randint(10, 40)
    for x in (60, 310):
        foot = print_prose(canvas, random, x, 76, 220, count)
    draw_line(canvas, 60, foot, 530, foot)


def draw_list(canvas: Canvas, random: Random) -> None:
    draw_line(canvas, 60, 60, 530, 60)
    y, mark = 76.0, random.choice(["{}.", "{})", "-"])
    for number in range(1, random.randint(4, 10)):
        canvas.text(60, y, mark.format(number), size=10, font="Helvetica", ink=BLACK)
        y = print_prose(canvas, random, 82, y, 440, random.randint(1, 3))
    draw_line(canvas, 60, y, 530, y)


def draw_contents(canvas: Canvas, random: Random) -> None:
    draw_line(canvas, 60, 60, 530, 60)
    font, y = random.choice(FONTS), 76.0
    for number in range(random.randint(5, 20)):
        title = " ".join(random.choices(WORDS, k=random.randint(1, 5)))
        dots = int((440 - measure(title, font, 10)) / measure(".", font, 10))
        canvas.text(60, y, f"{title} {'.' * dots}", size=10, font=font, ink=BLACK)
        canvas.text(515, y, str(3 * number), size=10, font=font, ink=BLACK)
        y += 14
    draw_line(canvas, 60, y, 530, y)


def draw_form(canvas: Canvas, random: Random) -> None:
    for index in range(random.randint(3, 10)):
        y = 100 + 20 * index
        canvas.text(60, y, "Name:", size=10, font="Helvetica", ink=BLACK)
        draw_line(canvas, 130, y + 2, 400, y + 2)


def draw_coloured_notes(canvas: Canvas, random: Random) -> None:
    y = 80.0
    for _ in range(random.randint(2, 5)):
        lines = random.randint(1, 5)
        foot = y + 12.5 * lines + 8
        canvas.fill(60, y, 530, foot, ink=random.choice([LIGHT, PALE]))
        print_prose(canvas, random, 66, y + 13, 455, lines)
        y = foot + random.choice([0, 6, 14])


def draw_chart(canvas: Canvas, random: Random) -> None:
    left, top, right, bottom = 100.0, 120.0, random.uniform(350, 500), random.uniform(300, 500)
    levels, bars = random.randint(4, 7), random.randint(3, 8)
    for index in range(levels + 1):
        y = top + (bottom - top) * index / levels
        draw_line(canvas, left, y, right, y, ink=GREY)
        label = str(20 * (levels - index))
        x = left - 6 - measure(label, "Helvetica", 8)
        canvas.text(x, y + 2.6, label, size=8, font="Helvetica", ink=BLACK)
    has_plumbs = random.random() < 0.5
    width = (right - left) / bars
    for index in range(bars):
        x = left + width * index
        if has_plumbs:
            draw_line(canvas, x, top, x, bottom, ink=GREY)
        height = random.uniform(0.1, 0.9) * (bottom - top)
        canvas.fill(x + 0.2 * width, bottom - height, x + 0.8 * width, bottom, ink=DEEP)
        if random.random() < 0.5:
            number = str(random.randint(1, 99))
            canvas.text(
                x + 0.3 * width, bottom - height / 2, number, size=8, font="Helvetica", ink=WHITE
            )
    draw_line(canvas, left, top, left, bottom)


def draw_stacked_bars(canvas: Canvas, random: Random) -> None:
    for index in range(random.randint(3, 6)):
        y = 100 + 24 * index
        cuts = [100.0, *sorted(random.uniform(150, 480) for _ in range(3)), 500.0]
        for (start, end), ink in zip(pairwise(cuts), (DEEP, LIGHT, PALE, GREY), strict=True):
            canvas.fill(start, y, end, y + 16, ink=ink)
            if end - start > 20:
                middle = (start + end) / 2 - 6
                share = f"{end - start:.0f}"
                canvas.text(middle, y + 11, share, size=8, font="Helvetica", ink=BLACK)


def draw_diagram(canvas: Canvas, random: Random) -> None:
    """Boxes in rows, tied by lines from one row to the next."""
    for row in range(random.randint(2, 4)):
        for column in range(random.randint(2, 3)):
            x, y = 60 + 170 * column + random.choice([0, 20]), 80 + 90 * row
            width, height = random.uniform(90, 120), random.uniform(30, 45)
            draw_box(canvas, x, y, x + width, y + height)
            canvas.text(x + 8, y + 18, "one step", size=9, font="Helvetica", ink=BLACK)
            draw_line(canvas, x + 40, y + height, x + 40, y + 90)


PICTURES: Sequence[Callable[[Canvas, Random], None]] = (
    draw_prose_between_rules,
    draw_two_columns_of_prose,
    draw_list,
    draw_contents,
    draw_form,
    draw_coloured_notes,
    draw_chart,
    draw_stacked_bars,
    draw_diagram,
)
"""Ways to draw what is no table; each docstring or name says what it is."""
