"""A title that is centred over several columns spans them."""

from extractors.inference.title_spans import find_title_spans, is_off_its_column

COLUMNS = [(0.0, 60.0), (100.0, 160.0), (200.0, 260.0), (300.0, 360.0)]
HEIGHT = 10.0


def test_a_title_over_the_middle_of_two_columns_spans_both() -> None:
    titles = [(150.0, 210.0)]
    assert find_title_spans(titles, COLUMNS, [True, True, True, False], HEIGHT) == [(1, 2)]


def test_a_column_without_a_title_of_its_own_is_not_spanned() -> None:
    titles = [(150.0, 210.0)]
    assert find_title_spans(titles, COLUMNS, [True, False, False, False], HEIGHT) == []


def test_a_title_in_the_middle_of_its_column_is_that_columns_own() -> None:
    assert not is_off_its_column((110.0, 150.0), COLUMNS, HEIGHT)
    assert is_off_its_column((150.0, 210.0), COLUMNS, HEIGHT)
