"""Nothing that a plan prints can steer a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import make_safe


@given(st.text())
def test_what_is_safe_is_printable_and_as_long(text: str) -> None:
    safe = make_safe(text)
    assert len(safe) == len(text)
    assert safe.isprintable() or safe == ""
