"""Lines of text in columns are divided into the rows that were printed."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.inference.unruled_rows import RowDivider
from extractors.records.page_marks import Word

HEIGHT, LEADING, LETTER = 10.0, 12.0, 5.0

NAMES = st.lists(st.text("abcdefgh", min_size=3, max_size=7), min_size=1, max_size=9)


def wrap(names: list[str], width: int) -> list[list[str]]:
    """The names in lines of at most so many letters, each as full as it can be."""
    lines: list[list[str]] = []
    for name in names:
        if lines and len(" ".join([*lines[-1], name])) <= width:
            lines[-1].append(name)
        else:
            lines.append([name])
    return lines


def print_line(names: list[str], left: float, top: float) -> list[Word]:
    words = []
    for name in names:
        words.append(Word(left, top, left + LETTER * len(name), top + HEIGHT, name))
        left += LETTER * (len(name) + 1)
    return words


@given(
    st.lists(st.tuples(NAMES, NAMES, st.integers(0, 9999)), min_size=2, max_size=8),
    st.sampled_from([0.0, 2.0, 6.0]),
    st.sampled_from(["top", "middle", "foot"]),
)
def test_rows_are_found_again(
    rows: list[tuple[list[str], list[str], int]], padding: float, alignment: str
) -> None:
    """Cells of several lines beside figures, with or without room between rows."""
    columns: list[list[Word]] = [[], [], []]
    top, expected = 100.0, []
    texts = [[wrap(a, 16), wrap(b, 16), [[str(figure)]]] for a, b, figure in rows]
    widths = [max(len(" ".join(line)) for row in texts for line in row[i]) for i in range(2)]
    assume(min(widths) > 12)  # else no line shows how wide its column is
    for cells in texts:
        height = LEADING * max(len(lines) for lines in cells)
        for column, lines in enumerate(cells):
            room = height - LEADING * len(lines)
            y = top + {"top": 0.0, "middle": room / 2, "foot": room}[alignment]
            for number, line in enumerate(lines):
                columns[column] += print_line(line, 100.0 * column, y + LEADING * number)
        expected.append((top, top + height))
        top += height + padding
    found = RowDivider(columns).split_rows(columns)
    assert len(found) == len(rows)
    for (upper, lower), (first, last) in zip(expected, found, strict=True):
        assert upper <= first < last <= lower


def test_figures_under_figures_are_rows() -> None:
    names = [word for i in range(5) for word in print_line(["name"], 0, 100 + LEADING * i)]
    figures = [word for i in range(5) for word in print_line(["12"], 100, 100 + LEADING * i)]
    assert len(RowDivider([names, figures]).split_rows([names, figures])) == 5
    assert not RowDivider([names, figures]).is_one_row([names, figures])
