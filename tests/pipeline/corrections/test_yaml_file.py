"""An analyst's file, read with all that YAML can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.errors import BadCorrections
from pipeline.corrections.yaml_file import load_corrections
from pipeline.one_plan.plan_files import get_corrections_path
from tests.support.decisions import entry


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "none.yaml") == load_corrections(
        get_corrections_path(tmp_path / "none.pdf")
    )
    assert load_corrections(tmp_path / "none.yaml").files == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("abbreviations: [", 1, "no valid YAML"),
        ("links:\n  АИ: ЭБ\n  АИ: ЭББ\n", 3, "no valid YAML"),
        ("link:\n  АИ: ЭБ\n", 1, "'link' was unexpected"),
        ("refused:\n  АИ: ЭБ\n", 2, "is not of type 'array'"),
        ("links:\n  АИ:\n", 2, "is not of type 'string'"),
        ("\n" + entry("step", "x", "y"), 4, "'step' is not one of"),
        (entry("deadline_end", "x", "2026-02-30x"), 5, "is not a 'date'"),
        (entry("deadline_kind", "x", "soon"), 5, "'soon' is not one of"),
        (entry("funding", "x", "y", "2.1/1"), 2, "does not match"),
        ("- 1\n", 1, "is not of type 'object'"),
    ],
)
def test_a_file_that_breaks_its_rules_names_the_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadCorrections) as error:
        load_corrections(path)
    assert str(error.value).startswith(f"{path}, line {line}: ")
    assert what in str(error.value)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("links:\n  АИ: ЭБ\n".encode("utf-16"))
    with pytest.raises(BadCorrections, match="UTF-8"):
        load_corrections(path)


def test_an_empty_file_decides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("# later\n")
    assert (load_corrections(path).links, load_corrections(path).cell_corrections) == ({}, ())


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (BOMB, "line 2: an alias"),
        ("a: &a {b: c}\nlinks: {<<: *a}\n", "line 2: an alias"),
        ("links: !!python/object/apply:os.system ['touch x']\n", "line 1: a tag"),
        ("links: !!python/name:os.system\n", "line 1: a tag"),
        ("links: !mine {a: b}\n", "line 1: a tag"),
        ("links: !!binary aGk=\n", "line 1: a tag"),
        ("links: " + "[" * 100_000, "line 1: nested deeper than 8"),
        ("links: " + "{a: " * 10_000 + "b" + "}" * 10_000, "line 1: nested deeper than 8"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(1000)), "nested deeper than 8"),
        ("links: {a: " + "b" * (5 << 20) + "}", "larger than"),
        ("links: {a: b}\n---\nlinks: {}\n", "no valid YAML"),
        ("links: {a: \ud800}\n", "no valid YAML in UTF-8"),
    ],
)
def test_what_yaml_can_say_and_no_decision_needs(text: str, problem: str, tmp_path: Path) -> None:
    """Nothing is made of it: no object, no million of values, no endless depth."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(BadCorrections) as failure:
        load_corrections(path)
    assert problem in str(failure.value)
    assert "\n" not in str(failure.value)
