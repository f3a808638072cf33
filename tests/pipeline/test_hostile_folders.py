"""A folder that somebody else filled, or may write into, leads nothing out of itself."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.errors import PublishFailed
from pipeline.publish.build_files import publish_dataset
from pipeline.storage import atomic_swap
from pipeline.storage.atomic_swap import get_staging_path, replace_file, swap_folder
from pipeline.storage.strange_files import read_whole
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import YEAR, contents, made
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE, of_year

if os.name != "posix":
    pytest.skip("links need no right of their own elsewhere only", allow_module_level=True)


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Path]:
    """A folder of the user with a file in it, to which links lead; it stays as it is."""
    folder = tmp_path / "mine"
    (folder / "sections").mkdir(parents=True)
    (folder / "secret.txt").write_text("secret")
    before = contents(folder)
    yield folder
    assert contents(folder) == before


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(made_pdf(*WHOLE))
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "output"
    path.mkdir()
    return path


def test_a_link_in_the_place_of_a_year(mine: Path, plan: Path, out: Path) -> None:
    (out / YEAR).symlink_to(mine)
    result = ishplan("run", plan, "--out", out)
    assert result.exit_code == 1
    assert f"{YEAR}: is a link, and nothing is written or read through one" in only_error(result)
    assert "it is a link, and is not followed" in ishplan("check", out).stdout


def test_a_link_in_the_place_of_an_institution(mine: Path, tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "1.pdf").write_bytes(made_pdf(*WHOLE))
    (out / "institution=kmtu").symlink_to(mine)
    result = ishplan("run", folder, "--out", out, "--institution", "КМТУ")
    assert result.exit_code == 1
    assert "institution=kmtu: is a link" in only_error(result)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("compare", ("compare", "2024-25", "2025-26")),
        ("compare/2024-25_2025-26", ("compare", "2024-25", "2025-26")),
        ("2025-26-csv", ("export", "2025-26", "--csv")),
    ],
)
def test_a_link_in_the_place_of_what_is_made_of_years(
    name: str, command: tuple[str, ...], mine: Path, small_years: Path
) -> None:
    out = small_years / "out"
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).symlink_to(mine)
    to = ("--to", out) if command[0] == "export" else ()
    result = ishplan(*command, "--out", out, *to)
    assert result.exit_code == 1
    assert "is a link" in only_error(result)


def test_links_that_wait_for_what_is_written(mine: Path, plan: Path, out: Path) -> None:
    """Under the names that a run writes first, and under those of the files that it replaces."""
    for target in (YEAR, "plans.duckdb", "report.html"):
        get_staging_path(out / target).symlink_to(mine / "secret.txt")
        (out / f"{target}.wal").symlink_to(mine / "secret.txt")
    (out / "plans.duckdb").symlink_to(mine / "secret.txt")
    assert ishplan("run", plan, "--out", out).exit_code == 1  # the name of the folder is taken
    get_staging_path(out / YEAR).unlink()
    assert ishplan("run", plan, "--out", out).exit_code == 0
    assert ishplan("report", "--all", "--out", out).exit_code == 0
    assert not (out / "plans.duckdb").is_symlink()


def test_a_link_that_takes_the_place_of_a_folder_while_it_is_written(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may write in the output can rename what lies there at any moment."""
    target, create = tmp_path / "output" / "year=2025-26", atomic_swap.create
    staging = get_staging_path(target)

    def swapped(name: str, content: bytes, folder: int | None = None) -> None:
        if not staging.is_symlink():
            staging.rename(tmp_path / "aside")
            staging.symlink_to(mine)
        create(name, content, folder)

    monkeypatch.setattr(atomic_swap, "create", swapped)
    files = {"secret.txt": b"overwritten", "sections/1.json": b"[]"}
    swap_folder(target, files)
    assert (tmp_path / "aside" / "secret.txt").read_bytes() == b"overwritten"


def test_a_link_that_is_put_in_the_way_in_the_last_moment(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, create = tmp_path / "report.html", atomic_swap.create

    def after_a_link(path: Path, content: bytes) -> None:
        path.symlink_to(mine / "secret.txt")
        create(path, content)

    monkeypatch.setattr(atomic_swap, "create", after_a_link)
    with pytest.raises(FileExistsError):
        replace_file(target, b"page")


def test_a_link_among_published_files_is_told_and_not_read(mine: Path, out: Path) -> None:
    folder = publish_dataset(made(), out)
    (folder / "glossary.json").unlink()
    (folder / "glossary.json").symlink_to(mine / "secret.txt")
    assert "glossary.json is a link, and is not followed" in ishplan("check", out).stdout
    result = ishplan("report", "2025-26", "--out", out)
    assert "glossary.json is a link" in only_error(result)


def test_links_in_a_folder_of_plans_are_told_and_left(
    plan: Path, tmp_path: Path, out: Path
) -> None:
    folder = tmp_path / "mail"
    (folder / "deep").mkdir(parents=True)
    (folder / "good.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    (folder / "evil.pdf").symlink_to(plan)
    (folder / "up").symlink_to(tmp_path)
    result = ishplan("run", folder, "--out", out)
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"note: {folder / 'evil.pdf'}: a link in a folder is not followed; name it to read what it "
        "leads to"
    ]
    assert [path.name for path in out.glob("year=*")] == ["year=2024-25"]
    assert ishplan("run", folder / "evil.pdf", "--out", out).exit_code == 0


def test_a_link_beside_a_plan_is_no_decision(mine: Path, plan: Path, out: Path) -> None:
    plan.with_suffix(".yaml").symlink_to(mine / "secret.txt")
    for command in (("run", plan, "--out", out), ("review", plan, "--list")):
        result = ishplan(*command)
        assert result.exit_code == 1
        assert "a link, which is not followed" in only_error(result)
        assert "secret" not in only_error(result).replace(str(mine), "")


@pytest.mark.parametrize("name", ["plan.pdf", "plan.yaml"])
def test_a_pipe_is_not_waited_for(name: str, plan: Path, tmp_path: Path, out: Path) -> None:
    (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    timer = threading.Timer(20, lambda: os.open(tmp_path / name, os.O_WRONLY | os.O_NONBLOCK))
    timer.start()
    try:
        result = ishplan("run", plan, "--out", out)
        assert timer.is_alive()
    finally:
        timer.cancel()
    assert result.exit_code == 1
    assert "no file, but a pipe or device" in only_error(result)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_a_file_without_an_end_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no file, but a pipe or device"):
        read_whole(Path("/dev/zero"), 1000)
    (tmp_path / "grown").write_bytes(bytes(1001))
    with pytest.raises(OSError, match="larger than 1000 bytes"):
        read_whole(tmp_path / "grown", 1000)


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
@pytest.mark.parametrize("name", ["a\x1b]0;mine\x07.pdf", "b\n\r.pdf", "c\u202efdp.exe.pdf"])
def test_names_that_steer_are_shown_harmless(name: str, tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / name).write_bytes(made_pdf(*WHOLE))
    (folder / f"bad{name}").write_bytes(b"%PDF-1.7")
    result = ishplan("run", folder, "--out", out, report=True)
    assert result.exit_code == 1
    for stream in (result.stdout, result.stderr):
        assert not {"\x1b", "\x07", "\u202e"} & {*stream.replace("\x1b[", "")}
    assert len(result.stderr.splitlines()) == 1
    assert {path.name for path in out.iterdir()} == {YEAR, "parties", "plans.duckdb"}
    assert "\x1b]0" not in (out / YEAR / "report.html").read_text(encoding="utf-8")


@pytest.fixture
def published_year(plan: Path, out: Path) -> Path:
    assert ishplan("run", plan, "--out", out).exit_code == 0
    return out / YEAR


@pytest.mark.parametrize("name", ["datapackage.json", "responsibles.parquet"])
@pytest.mark.parametrize("kind", ["pipe", "hole", "deep"])
def test_what_lies_in_the_place_of_a_published_file(
    name: str, kind: str, published_year: Path, plan: Path, tmp_path: Path
) -> None:
    """A pipe that nobody writes into, a file of 200 GB, JSON without a bottom: no command hangs,
    fills the memory or ends in a traceback, and a run makes the year anew."""
    path = published_year / name
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "hole":
        path.touch()
        os.truncate(path, 200 << 30)
    else:
        path.write_bytes(b"[" * 300_000)
    out = published_year.parent
    for command in (
        ("check", out),
        ("report", "2025-26", "--out", out),
        ("export", "2025-26", "--csv", "--out", out, "--to", tmp_path),
        ("report", "--all", "--out", out),
    ):
        result = ishplan(*command)
        assert result.exit_code == 1 or (command[0] == "export" and name not in result.stderr)
    assert ishplan("run", plan, "--out", out).exit_code == 0
    assert f"ok {YEAR}" in ishplan("check", out).stdout


def test_the_queries_of_a_strangers_database_are_not_asked(
    mine: Path, published_year: Path
) -> None:
    """A view may read any file, reach the network, or never end; its name may hold a query."""
    out = published_year.parent
    (mine / "written.csv").touch()
    with duckdb.connect(out / "plans.duckdb") as database:
        database.execute("CREATE VIEW endless AS SELECT 1 FROM range(1000000000000) a, range(99) b")
        query = f"COPY (SELECT 1) TO '{mine / 'written.csv'}'"
        database.execute(f'CREATE VIEW "x""; {query}; --" AS SELECT 1')
    result = ishplan("check", out)
    assert "has not the views of what is published here" in result.stdout
    assert (mine / "written.csv").read_bytes() == b""
    (mine / "written.csv").unlink()


@pytest.mark.parametrize("name", ["o[a]*?", "o'); --", "o\n{x}"])
def test_an_output_may_have_any_name(name: str, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / name
    assert ishplan("run", plan, "--out", out).exit_code == 0
    assert ishplan("check", out).exit_code == 0
    with duckdb.connect(out / "plans.duckdb", read_only=True) as database:
        assert database.sql("SELECT count(*) > 0 FROM items").fetchall() == [(True,)]


def test_an_output_that_was_moved_is_sound(published_year: Path, tmp_path: Path) -> None:
    """Its views name the folder where it lay before."""
    shutil.copytree(published_year.parent, tmp_path / "moved")
    result = ishplan("check", tmp_path / "moved")
    assert result.exit_code == 0, result.stdout


def test_an_output_that_cannot_be_looked_into_is_told(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / ("a" * 300)
    result = ishplan("run", plan, "--out", out)
    assert result.exit_code == 1
    assert "cannot be looked into" in result.stderr


def test_a_name_that_is_no_text_is_shown(tmp_path: Path, out: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.pdf")
    path.write_bytes(made_pdf(*WHOLE))
    assert ishplan("run", path, "--out", out).exit_code == 0
    assert "a\ufffd.pdf" in (out / YEAR / "datapackage.json").read_text(encoding="utf-8")
    for command in ("inspect", "tables"):
        assert ishplan(command, path).exit_code == 0
    path.write_bytes(b"%PDF-1.7")
    assert only_error(ishplan("run", path, "--out", out)).startswith("a\ufffd.pdf: ")


def test_a_folder_too_deep_to_be_looked_into_is_told(tmp_path: Path, out: Path) -> None:
    mail = tmp_path / "mail"
    mail.mkdir()
    (mail / "good.pdf").write_bytes(made_pdf(*WHOLE))
    here = os.open(mail, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d" * 100, dir_fd=here)
        inner = os.open("d" * 100, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    result = ishplan("run", mail, "--out", out)
    assert result.exit_code == 0
    assert "cannot be looked into (File name too long)" in result.stderr


def test_decisions_without_end_are_not_taken(plan: Path, out: Path) -> None:
    for number in range(6):
        os.truncate(_touch(plan.with_name(f"more{number}.yaml")), 4 << 20)
    assert "more than 16 MiB" in only_error(ishplan("run", plan, "--out", out))


def _touch(path: Path) -> Path:
    path.touch()
    return path


def test_a_failure_to_refuse_is_an_error_of_ours(mine: Path, out: Path) -> None:
    (out / YEAR).symlink_to(mine)
    with pytest.raises(PublishFailed):
        publish_dataset(made(), out)
