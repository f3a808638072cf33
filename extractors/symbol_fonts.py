"""Signs of symbol fonts: what Wingdings, Symbol and their like show for a code.

Such a font shows pictures where others have letters: code 0xFC of Wingdings is a tick. Files keep
the code as a character of private use (U+F0FC) or as the letter in its place (ü). The tables give
the Unicode sign that looks the same: Adobe's encoding of Symbol; for the others the characters
that Unicode 7.0 took over from them, or older ones that look alike and that more fonts have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BULLET = "•"

_PRIVATE_START = 0xF000
"""Where the codes of symbol fonts begin among the characters of private use."""


def _build_table(signs_by_start: Mapping[int, str]) -> dict[int, str]:
    """Code → sign, from runs of signs by the code of the first."""
    return {
        start + offset: sign
        for start, signs in signs_by_start.items()
        for offset, sign in enumerate(signs)
    }


_WINGDINGS = _build_table(
    {
        0x20: " ✏✂✁",
        0x28: "☎✆✉",
        0x3E: "✇✍",
        0x41: "✌",
        0x45: "☜☞☝☟✋☺",
        0x4C: "☹",
        0x4E: "☠⚐",
        0x51: "✈☼",
        0x54: "❄",
        0x6C: "●❍■□◻❑❒⬧⧫◆❖⬥⌧",
        0x7A: "⌘❀✿❝❞",
        0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
        0x9E: "·•▪○○○◉◎",
        0xA7: "▪◻",
        0xAA: "✦★✶✴✹✵",
        0xB5: "✪✰",
        0xD5: "⌫⌦",
        0xD8: "➢",
        0xDC: "➲",
        0xDF: "←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳",
        0xFB: "✗✓☒☑",
    }
)
_WINGDINGS_2 = _build_table(
    {
        0x4F: "✗✓☒☑☒☒",
        0x69: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
        0x95: "•●●●",
        0x9F: "◾■◼⬛□",
        0xAE: "◆◇",
        0xEA: "★",
    }
)
_WINGDINGS_3 = _build_table({0x70: "▲▼△▽◀▶◁▷◣◢◤◥◂▸▴▾"})
_WEBDINGS = _build_table({0x33: "◀▶▲▼", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"})
_SYMBOL = _build_table(
    {
        0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
        0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        0xA1: "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
        0xC4: "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇",
        0xD5: "∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
        0xE5: "∑",
    }
)
_TABLES = (
    ("wingdings3", _WINGDINGS_3),
    ("wingdings2", _WINGDINGS_2),
    ("wingdings", _WINGDINGS),
    ("webdings", _WEBDINGS),
    ("symbol", _SYMBOL),
)
_UNNAMED = {**_WINGDINGS, 0xB7: BULLET}
"""The signs of codes whose font is not known. Nearly always it is Wingdings, but for the one bullet
of Symbol that every office program uses."""

_LONE_SIGN = re.compile("(?<![^\\W_])(?<![\ue000-\uf8ff])([\uf020-\uf0ff])(?![\ue000-\uf8ff])")


def replace_symbols(text: str, font: str | None = None) -> str:
    """The text with codes of symbol fonts as the signs that are seen, each one character.

    `font` is the name of the text's font, None if it is not known: then only characters of private
    use are codes, and only those that stand alone, since some old fonts have whole words in such
    codes. A code whose sign is not known stays as it is.
    """
    table = None if font is None else find_symbol_table(font)
    if table is not None:
        return "".join([_show(char, table) for char in text])
    if text.isascii() or not _LONE_SIGN.search(text):
        return text
    return _LONE_SIGN.sub(lambda sign: _show(sign[0], _UNNAMED), text)


def find_symbol_table(font: str) -> Mapping[int, str] | None:
    """Code → sign of a symbol font, None if a font's name is not that of one."""
    name = re.sub(r"^[A-Z]{6}\+|[\s_-]", "", font).lower()
    return next((table for start, table in _TABLES if name.startswith(start)), None)


def _show(char: str, table: Mapping[int, str]) -> str:
    code = ord(char)
    return table.get(code - _PRIVATE_START if code >= _PRIVATE_START else code, char)
