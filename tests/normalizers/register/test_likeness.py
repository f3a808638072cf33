"""Names that are alike: found among many too, and never in running text."""

from __future__ import annotations

from normalizers.register.likeness import MAX_NAME_WORDS, MAX_NAMES_PAIRED, find_alike_names


def test_running_text_in_a_column_is_no_name() -> None:
    text = "бөлүм " * (MAX_NAME_WORDS + 1)
    assert list(find_alike_names({text + "башкармалыгы", text + "башкармалыгыы"})) == []


def test_a_slip_is_found_among_more_names_than_are_compared_each_with_each() -> None:
    names = {f"{number:04}к окуу башкармалыгы" for number in range(2 * MAX_NAMES_PAIRED)}
    slip = "0500к окуу башкармаылгы"
    (found,) = (one for one in find_alike_names({*names, slip}) if not one.is_doubtful)
    assert {found.left, found.right} == {"0500к окуу башкармалыгы", slip}
