"""Pages on which something lies at, around or across a table, at random, with the tables' texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.support.canvases import WHITE, Canvas, measure
from tests.support.page_pictures import draw_box, draw_line, print_prose
from tests.support.table_styles import DEEP, LIGHT, PALE, MadeTable, draw_ruled

Rows = list[list[str]]

NAMES = ("north", "south", "lake", "hill", "stone bridge", "iron", "glass", "paper")


def make_rows(random: Random, rows: int, columns: int) -> Rows:
    """Texts for a table."""
    return [[random.choice(NAMES) for _ in range(columns)] for _ in range(rows)]


def print_text(canvas: Canvas, x: float, y: float, text: str, size: float = 9) -> None:
    canvas.text(x, y, text, size=size, font="Helvetica", ink=(0, 0, 0))


def draw_grid(
    canvas: Canvas, x: float, y: float, rows: Rows, width: float, height: float = 18
) -> float:
    """A ruled table as wide as said, all columns alike; gives the height of its foot."""
    columns = len(rows[0])
    xs = [x + width * index / columns for index in range(columns + 1)]
    foot = y + height * len(rows)
    for index in range(len(rows) + 1):
        draw_line(canvas, xs[0], y + height * index, xs[-1], y + height * index)
    for place in xs:
        draw_line(canvas, place, y, place, foot)
    for index, row in enumerate(rows):
        for place, text in zip(xs, row, strict=False):
            print_text(canvas, place + 4, y + height * index + 0.65 * height, text, 8)
    return foot


def draw_twins(canvas: Canvas, random: Random) -> list[Rows]:
    """Two tables side by side, row by row alike."""
    count, gap = random.randint(3, 7), random.uniform(8, 40)
    tables = [make_rows(random, count, 3) for _ in range(2)]
    for index, rows in enumerate(tables):
        draw_grid(canvas, 40 + index * (200 + gap), 100, rows, 200)
    return tables


def draw_open_corner(canvas: Canvas, random: Random) -> list[Rows]:
    """A table whose corner cell is neither filled nor drawn."""
    rows = make_rows(random, random.randint(3, 7), random.randint(3, 5))
    rows[0][0] = ""
    table = MadeTable(rows, 60, 100, 9, "Helvetica")
    last = len(rows), len(rows[0])
    for row in range(last[0] + 1):
        table.level(canvas, row, columns=(0 if row else 1, last[1]))
    for column in range(last[1] + 1):
        table.upright(canvas, column, rows=(0 if column else 1, last[0]))
    table.print_texts(canvas)
    return [rows]


def draw_labels_outside(canvas: Canvas, random: Random) -> list[Rows]:
    """A grid with the names of its rows left of it."""
    rows = make_rows(random, random.randint(4, 8), random.randint(3, 5))
    rows[0][0] = ""
    table = MadeTable(rows, 60, 100, 9, "Helvetica", right_aligned=False)
    last = len(rows[0])
    for row in range(len(rows) + 1):
        table.level(canvas, row, columns=(1, last))
    for column in range(1, last + 1):
        table.upright(canvas, column)
    table.print_texts(canvas)
    return [rows]


def draw_long_remarks(canvas: Canvas, random: Random) -> list[Rows]:
    """A book's table whose last column has several lines a row."""
    xs, y, size = (60, 180, 260, 340), 100.0, random.choice([8, 9, 10])
    rows: Rows = [["Name", "Count", "Share", "Remark"]]
    draw_line(canvas, 60, y, 520, y)
    y += 1.4 * size
    for x, text in zip(xs, rows[0], strict=True):
        print_text(canvas, x, y, text, size)
    y += 0.6 * size
    draw_line(canvas, 60, y, 520, y)
    y += 1.3 * size
    for index in range(random.randint(3, 7)):
        remark = [" ".join(random.choices(NAMES, k=2)) for _ in range(random.randint(1, 3))]
        row = [f"Name {index}", str(random.randint(1, 999)), f"{random.random():.2f}"]
        for x, text in zip(xs, row, strict=False):
            print_text(canvas, x, y, text, size)
        for number, line in enumerate(remark):
            print_text(canvas, xs[3], y + 1.15 * size * number, line, size)
        rows.append([*row, "\n".join(remark)])
        y += 1.15 * size * len(remark) + 0.9 * size
    draw_line(canvas, 60, y - 1.2 * size, 520, y - 1.2 * size)
    return [rows]


def draw_titles_over_columns(canvas: Canvas, random: Random) -> list[Rows]:
    """A book's table with titles over two columns each, short lines under them."""
    xs, y = (60, 170, 250, 330, 410), 100.0
    rows: Rows = [["Region", "Group one", "Group two"], ["Men", "Women", "Men", "Women"]]
    draw_line(canvas, 60, y, 480, y)
    for x, text in ((200, "Group one"), (360, "Group two")):
        print_text(canvas, x, y + 13, text)
    for start, end in ((168, 310), (328, 478)):
        draw_line(canvas, start, y + 18, end, y + 18)
    for x, text in zip(xs, [rows[0][0], *rows[1]], strict=True):
        print_text(canvas, x, y + 31, text)
    y += 37
    draw_line(canvas, 60, y, 480, y)
    for _ in range(random.randint(3, 9)):
        y += 14
        row = [random.choice(NAMES), *(str(random.randint(1, 9999)) for _ in range(4))]
        for x, text in zip(xs, row, strict=True):
            print_text(canvas, x, y, text)
        rows.append(row)
    draw_line(canvas, 60, y + 6, 480, y + 6)
    return [rows]


def draw_parts(canvas: Canvas, random: Random) -> list[Rows]:
    """A book's table in two parts, each with a title over all columns."""
    xs, y = (60, 200, 300, 400), 118.0
    rows: Rows = [["Region", "2021", "2022", "2023"]]
    draw_line(canvas, 60, 100, 480, 100)
    for x, text in zip(xs, rows[0], strict=True):
        print_text(canvas, x, 113, text)
    for part in range(2):
        draw_line(canvas, 60, y, 480, y)
        title = f"Part {part}: {' '.join(random.choices(NAMES, k=6))}"
        print_text(canvas, 60, y + 13, title)
        rows.append([title])
        y += 18
        for _ in range(random.randint(5, 8)):
            row = [random.choice(NAMES), *(str(random.randint(1, 9999)) for _ in range(3))]
            for x, text in zip(xs, row, strict=True):
                print_text(canvas, x, y + 12, text)
            rows.append(row)
            y += 14
        y += 3
    draw_line(canvas, 60, y, 480, y)
    return [rows]


def draw_boxes_in_cells(canvas: Canvas, random: Random) -> list[Rows]:
    """A table with a box to tick in some cells."""
    rows = make_rows(random, random.randint(2, 6), 3)
    draw_grid(canvas, 60, 100, rows, 360, 40)
    for index in range(len(rows)):
        draw_box(canvas, 150, 110 + 40 * index, 160, 120 + 40 * index)
    return [rows]


def draw_merged_fills(canvas: Canvas, random: Random) -> list[Rows]:
    """Filled cells without a line, the first of them merged over two rows each."""
    xs, y, height = (60, 150, 250, 350), random.uniform(60, 400), random.uniform(16, 30)
    rows: Rows = [["A", "B", "C"], ["one", "1", "2"], ["3", "4"], ["two", "5", "6"], ["7", "8"]]
    for index, row in enumerate(rows):
        top = y + height * index
        ink = (LIGHT, PALE)[index % 2] if index else DEEP
        first = len(xs) - 1 - len(row)
        for column, text in enumerate(row, first):
            foot = top + height * (2 if index and not column else 1)
            canvas.fill(xs[column], top, xs[column + 1], foot, ink=ink if column else LIGHT)
            canvas.text(
                xs[column] + 5,
                top + 0.65 * height,
                text,
                size=9,
                font="Helvetica",
                ink=(0, 0, 0) if index or not column else WHITE,
            )
    return [rows]


def draw_tight_underlines(canvas: Canvas, random: Random) -> list[Rows]:
    """Cells without padding, whose texts are underlined from side to side."""
    rows, size, height = make_rows(random, random.randint(2, 6), 3), random.choice([9, 10, 11]), 15
    foot = draw_grid(canvas, 60, 100, [[""] * 3 for _ in rows], 360, height)
    assert foot == 100 + height * len(rows)
    for index, row in enumerate(rows):
        for x, text in zip((60, 180, 300), row, strict=True):
            baseline = 100 + height * (index + 1) - 4
            print_text(canvas, x + 0.5, baseline, text, size)
            y = baseline + random.uniform(0.05, 0.12) * size
            end = x + 0.5 + measure(text, "Helvetica", size)
            draw_line(canvas, x + 0.5, y, end, y)
    return [rows]


def draw_page_border(canvas: Canvas, random: Random) -> list[Rows]:
    """A border of up to three lines around the page, inside, across or beside the table."""
    margin, count = random.choice([24, 30, 40]), random.choice([1, 2, 3])
    for index in range(count):
        inset = margin + 3.5 * index
        draw_box(canvas, inset, inset, 595 - inset, 842 - inset)
    x = random.choice([margin + 20, margin - 16])
    rows = make_rows(random, random.randint(3, 8), random.randint(2, 4))
    print_text(canvas, margin + 30, margin + 40, "What is planned", 12)
    draw_grid(canvas, x, margin + 60, rows, 595 - 2 * x)
    for _ in range(random.randint(0, 2)):  # the border may be on the first page only
        canvas.next_page()
        print_prose(canvas, random, 80, 100, 400, 8)
    return [rows]


def draw_drawing_frame(canvas: Canvas, random: Random) -> list[Rows]:
    """The frame of a drawing with its stamp on two pages, and a table that goes on."""
    columns, leans = random.randint(2, 4), random.random() < 0.5
    x, width = random.choice([(57.0, 524.0), (75.0, 300.0)])
    header = make_rows(random, 1, columns)
    tables = []
    for page, stamp_height in enumerate((113, 42)):
        if page:
            canvas.next_page()
        top = 828 - stamp_height
        draw_box(canvas, 57, 14, 581, 828)
        draw_line(canvas, 57, top, 581, top)
        for place in (77, 105, 170, 213, 241):
            draw_line(canvas, place, top, place, 828)
        for y in range(top + 14, 828, 14):
            draw_line(canvas, 57, y, 241, y)
        print_text(canvas, 300, top + 25, "ABC.000.001", 12)
        print_text(canvas, 550, top + 20, f"Sheet {page + 1}", 8)
        draw_box(canvas, 23, 544, 57, 828)
        draw_line(canvas, 37, 544, 37, 828)
        rows = make_rows(random, random.randint(3, 8), columns)
        y = 40.0 if page else (top - 18 * (len(rows) + 1) if leans else 150)
        draw_grid(canvas, x, y, [*header, *rows], width)
        tables += rows
    return [[*header, *tables]]


def draw_plain_table(canvas: Canvas, random: Random) -> list[Rows]:
    """A ruled table with nothing around it, as a check on all the others."""
    rows = make_rows(random, random.randint(2, 8), random.randint(2, 5))
    draw_ruled(MadeTable(rows, 60, 100, 9, "Helvetica"), canvas)
    return [rows]


DRAWN_PAGES: Sequence[Callable[[Canvas, Random], list[Rows]]] = (
    draw_twins,
    draw_open_corner,
    draw_labels_outside,
    draw_long_remarks,
    draw_titles_over_columns,
    draw_parts,
    draw_boxes_in_cells,
    draw_merged_fills,
    draw_tight_underlines,
    draw_page_border,
    draw_drawing_frame,
    draw_plain_table,
)
"""Makers of pages; each gives the rows of the tables that are to be read."""
