"""Nothing that a plan prints can steer a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import coloured, make_safe


@given(st.text())
def test_what_is_safe_is_printable_and_as_long(text: str) -> None:
    safe = make_safe(text)
    assert len(safe) == len(text)
    assert safe.isprintable() or safe == ""


@given(st.text())
def test_colours_and_line_breaks_stay_and_nothing_else(text: str) -> None:
    kept = coloured(text)
    assert all(char.isprintable() or char in "\n\x1b" for char in kept)
    assert kept.count("\n") == text.count("\n")


def test_a_colour_is_no_other_command() -> None:
    assert coloured("\x1b[31mкызыл\x1b[0m\x1b]0;title\x07") == "\x1b[31mкызыл\x1b[0m�]0;title�"
