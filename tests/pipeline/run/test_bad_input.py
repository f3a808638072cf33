"""A bad plan is one line on the error stream and exit code 1, and harms no other plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bad_pdfs import BAD
from tests.support.command_line import ishplan, only_error, piped
from tests.support.made_dataset import contents
from tests.support.made_plans import Text, made_pdf
from tests.support.plan_parts import WHOLE, of_year

each_bad = pytest.mark.parametrize("name", BAD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good plan, and an output folder in which another year and its own are published."""
    (tmp_path / "good.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    (tmp_path / "before.pdf").write_bytes(made_pdf(*WHOLE, Text("Мурунку басылышы")))
    assert ishplan("run", tmp_path / "before.pdf", "--out", tmp_path / "out").exit_code == 0
    return tmp_path


def years(out: Path) -> dict[str, bytes]:
    """The files of the years of an output: what is made over all years changes with each."""
    return {path: data for path, data in contents(out).items() if path.startswith("year=")}


@each_bad
def test_run(name: str, folder: Path) -> None:
    before = years(folder / "out")
    make, complaint = BAD[name]
    (folder / name).write_bytes(make())
    result = ishplan("run", folder / name, folder / "good.pdf", "--out", folder / "out")
    assert result.exit_code == 1
    error = only_error(result)
    assert error.startswith(f"{name}: ")
    assert complaint in error
    after = years(folder / "out")
    assert {path: after[path] for path in before} == before
    new = {path.replace("2025-26", "2024-25") for path in before}
    assert set(after) == set(before) | new
    assert "good.pdf → 2024-25" in result.stdout


@each_bad
@pytest.mark.parametrize("command", ["inspect", "tables"])
def test_other_commands(command: str, name: str, tmp_path: Path) -> None:
    make, complaint = BAD[name]
    (tmp_path / name).write_bytes(make())
    result = ishplan(command, tmp_path / name)
    if command == "tables" and name in ("letter.pdf", "text.pdf"):  # any file will do
        assert (result.exit_code, result.stdout) == (0, "no ruled table found\n")
        return
    assert (result.exit_code, result.stdout) == (1, "")
    assert only_error(result).startswith(f"{name}: ")
    assert complaint in result.stderr


@pytest.mark.parametrize(
    ("command", "name", "reason"),
    [
        ("run", "none.pdf", "No such file"),
        ("inspect", "none.pdf", "No such file"),
        ("tables", "none.pdf", "No such file"),
        ("inspect", "folder.pdf", "Is a directory"),
        ("tables", "folder.pdf", "Is a directory"),
    ],
)
def test_what_is_no_file(command: str, name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    result = ishplan(command, tmp_path / name)
    assert result.exit_code == 1
    error = only_error(result)
    assert name in error
    assert reason in error


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_plan_cut_short_is_not_published_in_part(
    share: float, raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    """A download that broke off: a repaired file may lack pages, or text on them."""
    whole = raw_plans[-1].read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[: int(share * len(whole))])
    result = ishplan("run", tmp_path / "cut.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert only_error(result).startswith("cut.pdf: ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_a_damaged_page_is_an_error_finding(
    share: float, raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    """A hole in a page's content: what is left is read, what is lost is told, or nothing is."""
    spoiled = bytearray(raw_plans[0].read_bytes())
    start = int(share * len(spoiled))
    spoiled[start : start + 400] = bytes(400)
    (tmp_path / "hole.pdf").write_bytes(spoiled)
    result = ishplan("run", tmp_path / "hole.pdf", "--out", tmp_path / "out", "--strict")
    assert result.exit_code == 1
    assert "page_damaged" in only_error(result)
    assert not (tmp_path / "out" / "year=2025-26").exists()
    result = ishplan("run", tmp_path / "hole.pdf", "--out", tmp_path / "out", "--no-report")
    assert result.exit_code == 0
    assert "page_damaged" in result.stdout


def test_a_plan_without_abbreviations_is_published(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(made_pdf(*WHOLE[:6]))
    result = ishplan("run", tmp_path / "plan.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "glossary_missing" in result.stdout
    assert (tmp_path / "out" / "year=2025-26" / "glossary.json").read_bytes() == b"[]\n"


def test_two_plans_of_a_year(folder: Path) -> None:
    before = years(folder / "out")
    (folder / "again.pdf").write_bytes(made_pdf(*WHOLE))
    plans = (folder / "before.pdf", folder / "again.pdf", folder / "good.pdf")
    result = ishplan("run", *plans, "--out", folder / "out")
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first.startswith("error: before.pdf: it is of 2025-26, as is again.pdf")
    assert second.startswith("error: again.pdf: it is of 2025-26, as is before.pdf")
    after = years(folder / "out")
    assert {path: after[path] for path in before} == before
    new = {path.replace("2025-26", "2024-25") for path in before}
    assert set(after) == set(before) | new


def test_every_bad_plan_of_a_run_is_told(folder: Path) -> None:
    for name in BAD:
        (folder / name).write_bytes(BAD[name][0]())
    result = ishplan("run", *(folder / name for name in BAD), "--out", folder / "out")
    assert result.exit_code == 1
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == list(BAD)


def test_a_process_of_its_own(folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(BAD["locked.pdf"][0]())
    result = piped("run", "locked.pdf", "good.pdf", "--out", "out", folder=folder)
    assert result.returncode == 1
    assert only_error(result).startswith("locked.pdf: a password is needed")
    assert "good.pdf → 2024-25" in result.stdout
    for stream in (result.stdout, result.stderr):
        assert "\x1b" not in stream
