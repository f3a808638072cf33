"""What a library's exception says, on one line of a message."""

from extractors.errors import describe_error


def test_line_breaks_of_a_library_do_not_reach_the_message() -> None:
    assert describe_error(ValueError("bad offset\n    at byte 17")) == "bad offset at byte 17"


def test_an_exception_without_words_is_named_by_its_type() -> None:
    assert describe_error(EOFError()) == "EOFError"
