"""Files, folders, patterns and lists name the plans of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.errors import NotInstalled
from pipeline.storage.find_plans import find_plan_paths

NAMES = ("a/2.pdf", "a/1.pdf", "a/deep/3.PDF", "a/notes.txt", "b/4.pdf", "w/5.docx", "w/~$5.docx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["b/4.pdf", "a/1.pdf"], ["b/4.pdf", "a/1.pdf"]),
        (["a"], ["a/1.pdf", "a/2.pdf", "a/deep/3.PDF"]),
        (["*/*.pdf"], ["a/1.pdf", "a/2.pdf", "b/4.pdf"]),
        (["**/[34].*"], ["a/deep/3.PDF", "b/4.pdf"]),
        (["a/2.pdf", "a"], ["a/2.pdf", "a/1.pdf", "a/deep/3.PDF"]),
        (["-", "b"], ["a/2.pdf", "a/1.pdf", "b/4.pdf"]),
        (["none.pdf", "no/*.pdf"], ["none.pdf", "no/*.pdf"]),
        (["w"], ["w/5.docx"]),
        ([], []),
    ],
)
def test_what_arguments_mean(arguments: list[str], found: list[str], folder: Path) -> None:
    assert find_plan_paths(arguments, ["a/2.pdf\n", "\n", " a/1.pdf \n"]) == [*map(Path, found)]


def test_a_word_file_beside_its_print_is_left_to_it(folder: Path) -> None:
    for name in ("b/4.docx", "a/deep/3.docx", "b/6.docx"):
        (folder / name).touch()
    assert find_plan_paths(["a", "b"], [])[2:] == [
        Path("a/deep/3.PDF"),
        Path("b/4.pdf"),
        Path("b/6.docx"),
    ]
    assert find_plan_paths(["b/4.docx"], []) == [Path("b/4.docx")]
    assert find_plan_paths(["b"], [], every_format=True) == [
        *map(Path, ("b/4.docx", "b/4.pdf", "b/6.docx"))
    ]


def test_absolute_patterns_and_names_with_brackets(folder: Path) -> None:
    assert find_plan_paths([f"{folder}/b/*"], []) == [folder / "b" / "4.pdf"]
    (folder / "[1].pdf").touch()
    assert find_plan_paths(["[1].pdf"], []) == [Path("[1].pdf")]


def test_storages(monkeypatch: pytest.MonkeyPatch) -> None:
    from upath import UPath

    root = UPath("memory://inputs")
    for name in ("y/2.pdf", "x/1.pdf", "x/1.yaml"):
        (root / name).write_bytes(b"%PDF-")
    named = [
        [str(path) for path in find_plan_paths([one], [])]
        for one in ("memory://inputs", "memory://inputs/*/1.pdf", "memory://inputs/y/2.pdf")
    ]
    assert named == [
        ["memory://inputs/x/1.pdf", "memory://inputs/y/2.pdf"],
        ["memory://inputs/x/1.pdf"],
        ["memory://inputs/y/2.pdf"],
    ]


def test_a_storage_that_nobody_knows() -> None:
    with pytest.raises(NotInstalled, match=r"^floppy://a: this storage cannot be reached"):
        find_plan_paths(["floppy://a"], [])
