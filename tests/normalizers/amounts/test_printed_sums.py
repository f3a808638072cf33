"""A sum that several rows share is added up once."""

from decimal import Decimal

from normalizers.amounts.printed_sums import add_printed_sums


def test_a_group_is_counted_once() -> None:
    assert add_printed_sums(
        [("1/1", Decimal(500)), ("1/1", Decimal(500)), ("2/1", Decimal(20))]
    ) == Decimal(520)


def test_an_amount_that_is_not_known_does_not_count() -> None:
    assert add_printed_sums([("1/1", None), ("2/1", Decimal(20))]) == Decimal(20)


def test_without_amounts_there_is_no_total() -> None:
    assert add_printed_sums([("1/1", None)]) is None
    assert add_printed_sums([]) is None
