"""Signs of symbol fonts: what a code shows is told by its font, without one only if it is alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.symbol_fonts import replace_symbols

PRIVATE = st.characters(min_codepoint=0xE000, max_codepoint=0xF8FF)
ANY = st.text(st.one_of(PRIVATE, st.sampled_from("аб1 -•ü")), max_size=12)
FONTS = st.sampled_from([None, "Symbol", "Wingdings", "ABCDEF+Wingdings-Regular", "Wingdings 2",
                         "Wingdings 3", "Webdings", "Times New Roman"])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\uf0b7 Сан", "• Сан"),
        ("\uf0fcСан", "✓Сан"),
        ("ооба \uf0fc, жок \uf0fb", "ооба ✓, жок ✗"),
        ("\uf0a7", "▪"),
        ("\uf0d8 план", "➢ план"),
        ("\uf0cf\uf0eb\uf0e0\uf0ed", "\uf0cf\uf0eb\uf0e0\uf0ed"),  # a word of an old 8-bit font
        ("пла\uf0ed", "пла\uf0ed"),
        ("\uf026", "\uf026"),
    ],
)
def test_without_a_font_only_a_sign_alone_is_one(text: str, shown: str) -> None:
    assert replace_symbols(text) == shown


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings", "ü\uf0fb\u00fc", "✓✗✓"),
        ("BCDEEE+Wingdings-Regular", "\uf0fc", "✓"),
        ("Wingdings 2", "PRO", "✓☑✗"),
        ("Wingdings3", "u", "▶"),
        ("Webdings", "ar", "✓✗"),
        ("Symbol", "\uf0b7\uf061\uf0b3", "•α≥"),
        ("SymbolMT", "\uf0b7", "•"),
        ("Arial", "ü\uf0fc", "ü\uf0fc"),
    ],
)
def test_with_a_font_each_code_is_its_sign(font: str, text: str, shown: str) -> None:
    assert replace_symbols(text, font) == shown


@given(ANY, FONTS)
def test_each_character_stays_one_and_letters_stay_letters(text: str, font: str | None) -> None:
    shown = replace_symbols(text, font)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(text, shown, strict=True) if "а" <= a <= "б")
