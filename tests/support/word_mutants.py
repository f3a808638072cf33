"""A sound Word file → twisted ones, in their XML and in how it is packed; the same for a seed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from lxml import etree

from tests.support import mutants

Chance = random.Random
Parts = dict[str, bytes]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_VALUES = (
    *("", "0", "-1", "1", "99999999999", "1e99", "nan", "true", "x" * 5000, "\ufffe", "restart"),
    *("continue", "rId1", "rId999", "../../../etc/passwd", "file:///etc/passwd", "http://evil/"),
)
_TAGS: tuple[str, ...] = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "tblGrid",
    "gridSpan",
    "vMerge",
    "sdt",
    "ins",
)
_TAGS += ("del", "hyperlink", "fldSimple", "numPr", "pPr", "br", "tab", "txbxContent", "altChunk")
_DOCTYPES = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
)


def _tree(chance: Chance, parts: Parts) -> tuple[str, etree._Element]:
    """One of the parts of XML, mostly the text itself, as a tree."""
    name = "word/document.xml"
    if name not in parts or chance.random() < 0.3:
        name = chance.choice(sorted(one for one in parts if one.endswith((".xml", ".rels"))))
    return name, etree.fromstring(
        parts[name], etree.XMLParser(recover=True, resolve_entities=False)
    )


def _elements(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.iter("*") if one.getparent() is not None]


def _on_tree(
    change: Callable[[list[etree._Element], Chance], None],
) -> Callable[[Parts, Chance], None]:
    def on_parts(parts: Parts, chance: Chance) -> None:
        name, root = _tree(chance, parts)
        elements = _elements(root)
        if elements:
            for _ in range(chance.randint(1, 8)):
                change(elements, chance)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    on_parts.__name__ = change.__name__
    return on_parts


def remove(elements: list[etree._Element], chance: Chance) -> None:
    """Takes an element out."""
    one = chance.choice(elements)
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def repeat(elements: list[etree._Element], chance: Chance) -> None:
    """Puts a copy of an element behind it, some times."""
    one = chance.choice(elements)
    parent = one.getparent()
    if parent is not None:
        for _ in range(chance.choice((1, 2, 50))):
            parent.insert(parent.index(one), etree.fromstring(etree.tostring(one)))


def move(elements: list[etree._Element], chance: Chance) -> None:
    """Puts an element into another."""
    one, other = chance.choice(elements), chance.choice(elements)
    if one not in [other, *other.iterancestors()]:
        other.append(one)


def rename(elements: list[etree._Element], chance: Chance) -> None:
    """Makes an element another one."""
    chance.choice(elements).tag = W + chance.choice(_TAGS)


def attribute(elements: list[etree._Element], chance: Chance) -> None:
    """Gives an attribute another value, or an element an attribute."""
    having = [one for one in elements if one.attrib] or elements
    one = chance.choice(having)
    name = chance.choice([*one.attrib] or [f"{W}val"])
    value = chance.choice(_VALUES)
    one.set(name, value.replace("\ufffe", "\ufffd"))


def words(elements: list[etree._Element], chance: Chance) -> None:
    """Gives an element another text."""
    others = [one.text for one in elements if one.text]
    chance.choice(elements).text = chance.choice((*others[:200], "", " ", "ә" * 20_000, "٣", "…"))


def nest(elements: list[etree._Element], chance: Chance) -> None:
    """Puts an element deep into copies of its own kind."""
    one = chance.choice(elements)
    parent = one.getparent()
    if parent is None:
        return
    place = parent.index(one)
    outer = inner = etree.Element(one.tag)
    for _ in range(chance.choice((1, 10, 300))):
        inner = etree.SubElement(inner, one.tag)
    inner.append(one)
    parent.insert(place, outer)


def raw(parts: Parts, chance: Chance) -> None:
    """Damages the bytes of a part."""
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name] or b" ")
    chance.choice(mutants.BYTES)(content, chance)
    parts[name] = bytes(content)


def doctype(parts: Parts, chance: Chance) -> None:
    """Declares a document type, with entities that grow or lie elsewhere."""
    name = chance.choice(sorted(name for name in parts if name.endswith(".xml")))
    start = parts[name].find(b"?>") + 2
    parts[name] = parts[name][:start] + chance.choice(_DOCTYPES) + parts[name][start:]


def lose(parts: Parts, chance: Chance) -> None:
    """Leaves a part out."""
    del parts[chance.choice(sorted(parts))]


def exchange(parts: Parts, chance: Chance) -> None:
    """Puts one part in the place of another."""
    one, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    parts[one], parts[other] = parts[other], parts[one]


def stray(parts: Parts, chance: Chance) -> None:
    """Adds a part whose name leads elsewhere."""
    name = chance.choice(("../../evil", "/tmp/evil", "C:\\evil", "word/\x01", "a" * 3000))
    parts[name] = chance.randbytes(chance.randint(0, 1000))


CHANGES: tuple[Callable[[Parts, Chance], None], ...] = (
    *map(_on_tree, (remove, repeat, move, rename, attribute, words, nest)),
    *(raw, doctype, lose, exchange, stray),
)


def word_mutant(data: bytes, seed: int) -> tuple[str, bytes]:
    """What was done to a Word file, and what became of it; one to three changes."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    done = []
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(CHANGES)
        if parts:
            try:
                change(parts, chance)
            except (etree.LxmlError, ValueError, IndexError, AttributeError):
                continue  # an earlier change left nothing that this one could work on
            done.append(change.__name__)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    packed = bytearray(out.getvalue())
    if chance.random() < 0.1:  # how it is packed
        chance.choice(mutants.BYTES)(packed, chance)
        packed[:4] = b"PK\x03\x04"
        done.append("packed")
    return "+".join(done), bytes(packed)
