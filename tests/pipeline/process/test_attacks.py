"""A process that a hostile file has taken over gets nothing, and harms no other plan."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

from extractors.errors import GaveUp, NoSandbox
from pipeline.commands import folder_tasks
from pipeline.commands.plan_lines import format_plan
from pipeline.inspect.jobs import describe_stages, format_ruled_tables, read_open_questions
from pipeline.inspect.page_pictures import draw_pages
from pipeline.languages.catalogue import load_catalogue
from pipeline.process import child_start, folder_jobs, sandbox, worker
from pipeline.process.answers import get_answer_types
from pipeline.process.folder_jobs import run_on_folder
from pipeline.process.limits import MIB, MOST_HANDLES, MOST_THREADS, ProcessLimits
from pipeline.process.message_bytes import MostBytes
from pipeline.process.sandbox import list_lacking
from pipeline.process.trial import try_attempts
from pipeline.process.waiting_children import WaitingChildren
from pipeline.process.worker import ChildProcess, ignore_progress, run_in_child
from pipeline.run import early_reading, tasks
from pipeline.run.run_plans import run_plans
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import contents
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE, of_year

if sys.platform != "linux":
    pytest.skip("only Linux has what shuts a process in", allow_module_level=True)

from tests.support import attacks

SMALL = ProcessLimits(memory_bytes=512 * MIB, seconds=20)
whole = pytest.mark.skipif(
    bool(list_lacking()), reason=f"this kernel has no sandbox: {list_lacking()}"
)


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[Path]:
    """A file that is none of a reader's business, in a folder with an output; untouched after."""
    (tmp_path / "output").mkdir()
    place = tmp_path / "secret.txt"
    place.write_text("secret")
    place.chmod(0o644)
    before = [(path, path.stat()) for path in sorted(tmp_path.rglob("*"))]
    yield place
    listed = sorted(path for path in tmp_path.rglob("*") if path.suffix != ".pdf")
    listed = [path for path in listed if "year=" not in str(path) and path.suffix != ".duckdb"]
    assert listed == [path for path, _ in before]
    assert place.read_text() == "secret"
    assert place.stat().st_mode == dict(before)[place].st_mode


def run(job: Callable[..., Any], *arguments: object, seconds: float = 20.0) -> Any:
    return run_in_child(
        "a.pdf", ProcessLimits(512 * MIB, seconds), ignore_progress, job, *arguments
    )


@whole
@pytest.mark.parametrize("attack", attacks.DENIED)
def test_the_system_denies_it_and_the_error_names_it(attack: str, secret: Path) -> None:
    with pytest.raises(GaveUp) as failure:
        run(attacks.denied, attack, secret)
    told = str(failure.value)
    assert told.startswith("a.pdf: what was read asked for what no reader may have")
    assert "PermissionError in " in told


@whole
@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        ("open", (b"/etc/passwd", 0)),
        ("open", (b"/tmp/x", os.O_WRONLY | os.O_CREAT, 0o600)),
        ("fork", ()),
        ("execv", (b"/bin/true", 0)),
        ("socket", (2, 1, 0)),
        ("socket", (1, 1, 0)),
        ("ptrace", (16, 1, 0, 0)),
        ("unshare", (0x10000000,)),
        ("mount", (b"x", b"/", b"tmpfs", 0, 0)),
        ("setuid", (0,)),
        ("shmget", (1, 4096, 0o1600)),
        ("chroot", (b"/",)),
        ("personality", (0xFFFFFFFF,)),
    ],
)
def test_native_code_is_denied_it_too(call: str, arguments: tuple[Any, ...]) -> None:
    assert run(attacks.natively, call, *arguments) in (-errno.EPERM, -errno.EACCES, -errno.ENOSYS)


@whole
def test_the_parent_is_out_of_its_memory_and_signals() -> None:
    parent = run(attacks.parent_of)
    for call, arguments in (
        ("kill", (parent, 0)),
        ("kill", (os.getpid(), 0)),
        ("tgkill", (os.getpid(), os.getpid(), 0)),
        ("ptrace", (16, os.getpid(), 0, 0)),
        ("process_vm_readv", (os.getpid(), 0, 0, 0, 0, 0)),
        ("process_vm_writev", (os.getpid(), 0, 0, 0, 0, 0)),
    ):
        assert run(attacks.natively, call, *arguments) == -errno.EPERM


@pytest.mark.parametrize("attack", attacks.SAID)
def test_what_it_says_is_only_data(attack: str, secret: Path) -> None:
    job, told = attacks.SAID[attack]
    with pytest.raises(GaveUp) as failure:
        run(job, secret, seconds=3.0 if attack == "answer_half" else 60.0)
    assert str(failure.value).startswith("a.pdf: ")
    assert told in str(failure.value)


def test_one_that_says_nothing_is_an_error() -> None:
    with pytest.raises(GaveUp, match=r"^a\.pdf: the process that read it ended with code 0\."):
        run(attacks.say_nothing, Path())


def test_begging_for_time_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.process.worker.MOST_TIME", 3)
    with pytest.raises(GaveUp, match="not done after"):
        run(attacks.beg_for_time, Path(), seconds=0.5)


def test_nothing_is_open_but_the_pipe() -> None:
    assert run(attacks.open_handles) == []


@pytest.mark.parametrize("is_first", [True, False])
def test_it_has_no_terminal_and_no_input(is_first: bool) -> None:
    """What is piped into the command, or typed at its terminal, is for the command."""
    child = ChildProcess(SMALL, is_first=is_first, modules=())
    try:
        child.start_job("a.pdf", attacks.look_at_standard_handles)
        assert child.wait_for_answer(ignore_progress) == [True, True, True]
        assert os.getsid(child.process_id) != os.getsid(0)
    finally:
        child.stop()


@pytest.mark.parametrize("is_copy", [True, False])
def test_keys_in_the_environment_are_not_passed_on(
    is_copy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_start, "can_be_copied", lambda: is_copy)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    child = ChildProcess(SMALL, is_first=True, modules=())
    try:
        child.start_job("a.pdf", attacks.look_at_variables)
        given = child.wait_for_answer(ignore_progress)
    finally:
        child.stop()
    assert "LC_ALL=C.UTF-8" in given
    assert not any("AWS" in line for line in given)
    assert os.environ["AWS_SECRET_ACCESS_KEY"] == "secret"


@whole
def test_memory_that_is_in_nobodys_account_is_denied() -> None:
    with pytest.raises(GaveUp, match="was denied it"):
        run(attacks.fill_shared_memory)


@whole
@pytest.mark.parametrize(
    ("attack", "told"),
    [
        (attacks.start_endless_threads, f"started more than {MOST_THREADS} threads"),
        (attacks.reserve_pages, "needs more memory than it may have"),
    ],
)
def test_what_fills_the_kernel_is_seen(attack: Callable[..., Any], told: str) -> None:
    with pytest.raises(GaveUp, match=told):
        run(attack)


def test_few_pipes_can_be_made() -> None:
    assert run(attacks.open_pipes) < MOST_HANDLES / 2


def _start_without_imports(*arguments: Any, **options: Any) -> ChildProcess:
    """The jobs of these tests lie where a process that is shut in before it imports cannot look."""
    return ChildProcess(*arguments, **{**options, "modules": ()})


@whole
def test_what_reads_the_output_may_read_that_and_no_more(
    secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_jobs, "ChildProcess", _start_without_imports)
    place = secret.parent / "output" / "file"
    place.write_bytes(b"")
    folder = place.parent
    try:
        assert run_on_folder(folder, attacks.read_folder, place, secret) == [True] + [False] * 5
        may_write = run_on_folder(folder, attacks.read_folder, place, secret, writable=(folder,))
        assert may_write == [True, True] + [False] * 4
    finally:
        for one in folder.iterdir():
            one.unlink()


JOBS = (
    *(tasks._walk_in_child, tasks._build_companion_in_child, try_attempts),
    early_reading._read_in_child,
    *(describe_stages, format_ruled_tables, read_open_questions, draw_pages),
    *(folder_tasks.check_folder, folder_tasks.make_exports, folder_tasks.compare_folder),
    *(folder_tasks.make_registers, folder_tasks.end_run, folder_tasks.find_year_source),
)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.__name__)
def test_no_answer_asks_for_more_memory_than_its_bytes_by_far(job: Callable[..., Any]) -> None:
    """Some bytes may stand for many small records; how many, each type says, or how long it is."""
    for kind in get_answer_types(job):
        if not any(isinstance(one, MostBytes) for one in getattr(kind, "__metadata__", ())):
            assert list(_find_endless(msgspec.inspect.type_info(kind))) == []


def _find_endless(kind: Any) -> Iterator[str]:
    """The collections in a type that say no length."""
    collections = msgspec.inspect.CollectionType | msgspec.inspect.DictType
    if isinstance(kind, collections) and kind.max_length is None:
        yield str(kind)
    for name in ("item_type", "key_type", "value_type", "type"):
        if isinstance(inner := getattr(kind, name, None), msgspec.inspect.Type):
            yield from _find_endless(inner)
    for inner in (*getattr(kind, "types", ()), *getattr(kind, "item_types", ())):
        yield from _find_endless(inner)
    for one in getattr(kind, "fields", ()):
        yield from _find_endless(one.type)


def test_threads_are_left_to_it() -> None:
    assert run(attacks.use_threads) == 8


PLANS = {
    **{f"denied {name}": ("asked for what no reader may have",) for name in ("steal", "write")},
    "denied start_program": ("asked for what no reader may have",),
    **{
        f"later-denied {name}": ("asked for what no reader may have",)
        for name in ("steal", "write_into", "start_program")
    },
    "said send_pickle": ("answered what it may not",),
    **{
        f"later-said {name}": ("answered what it may not",) for name in ("send_pickle", "send_much")
    },
    "words pickle": ("answered what it may not",),
    "words types": ("answered what it may not",),
    "words bomb": ("answered what it may not",),
    "year -": ("answered what it may not",),
    "period 2025-99": ("answered what it may not",),
    "forms -": ("answered what it may not",),
    "many -": ("answered what it may not",),
    "plan -": ("is not what it should be",),
    "file ../../x": ("answered what it may not",),
    "file /tmp/x": ("answered what it may not",),
    "file a/b/c": ("answered what it may not",),
    "file .hidden": ("answered what it may not",),
    "file a\\b": ("answered what it may not",),
}
"""The attack that a plan names, and what its error says."""


WAYS = [
    *((attack, True) for attack in PLANS if attack != "plan -"),
    *((attack, False) for attack in PLANS if attack.startswith(("plan", "later", "file a"))),
]
"""Each attack with whether the process may wait half-way, or another goes on from what it read."""


@whole
@pytest.mark.parametrize(("attack", "may_wait"), WAYS)
def test_in_a_run_the_other_plans_are_published(
    attack: str, may_wait: bool, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_walk_in_child", attacks.walk)
    monkeypatch.setattr(WaitingChildren, "has_room", lambda *_: may_wait)
    folder = secret.parent
    evil, good = folder / "evil.pdf", folder / "good.pdf"
    good.write_bytes(made_pdf(*of_year("2024-25")))
    plan = made_pdf(*WHOLE)
    evil.write_bytes(plan + b"\n" + attacks.MARK + f"{attack} {secret}".encode())
    bad, fine = run_plans([evil, good], folder / "output")
    assert bad.folder is None
    for told in PLANS[attack]:
        assert told in str(bad.error)
    assert fine.error is None
    assert fine.folder == folder / "output" / "year=2024-25"
    (alone_of_it,) = run_plans([good], folder / "output" / "year=apart")
    assert alone_of_it.folder
    assert contents(fine.folder / "sections") == contents(alone_of_it.folder / "sections")


def test_what_is_told_of_a_plan_cannot_steer_the_terminal(
    secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_walk_in_child", attacks.walk)
    plan = secret.with_name("evil.pdf")
    plan.write_bytes(made_pdf(*WHOLE) + b"\n" + attacks.MARK + b"told -")
    (outcome,) = run_plans([plan], secret.parent / "output")
    assert outcome.summary is not None
    said = click.unstyle(format_plan(outcome.summary, load_catalogue("en")))
    assert said.count("�]0;mine��[31mred��[2J�txt") == 10
    assert all(map(str.isprintable, said.splitlines()))


@pytest.mark.parametrize("what", ["not .parquet", "deep datapackage.json", "wrong package.json"])
def test_tables_that_are_none_harm_no_other_plan(
    what: str, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a reader says is published is read again for the register and the database."""
    monkeypatch.setattr(tasks, "_walk_in_child", attacks.walk)
    folder = secret.parent
    (folder / "good.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    attack = attacks.MARK + f"tables {what}".encode()
    (folder / "evil.pdf").write_bytes(made_pdf(*WHOLE) + b"\n" + attack)
    for plans in (("evil.pdf", "good.pdf"), ("good.pdf",)):
        result = ishplan("run", *(folder / one for one in plans), "--out", folder / "out")
        assert (folder / "out" / "year=2024-25" / "datapackage.json").is_file()
        assert all(line.startswith(("note: ", "error: ")) for line in result.stderr.splitlines())
        assert "2025-26" in result.stderr
    checked = ishplan("check", folder / "out")
    assert "ok year=2024-25" in checked.stdout
    assert "bad year=2025-26" in checked.stdout
    shutil.rmtree(folder / "out")
    for plan in folder.glob("*.pdf"):
        plan.unlink()


@pytest.fixture
def bare_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any of it, as seen by the parent."""
    monkeypatch.setattr(sandbox, "list_lacking", lambda: (sandbox.FILES,))


@pytest.mark.usefixtures("bare_kernel")
def test_a_machine_without_it_is_told_of_once(tmp_path: Path) -> None:
    for year in ("2024-25", "2025-26"):
        (tmp_path / f"{year}.pdf").write_bytes(made_pdf(*of_year(year)))
    result = ishplan("run", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.count("no Landlock") == 1


@pytest.mark.usefixtures("bare_kernel")
def test_where_it_is_required_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(made_pdf(*WHOLE))
    result = ishplan(
        "run", tmp_path / "plan.pdf", "--sandbox", "required", "--out", tmp_path / "out"
    )
    assert result.exit_code == 1
    assert "not read, as --sandbox=required was given" in only_error(result)
    assert not (tmp_path / "out").exists()


def test_a_child_that_cannot_shut_itself_in_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child itself refuses, on a machine of a cluster too."""
    monkeypatch.setattr(worker, "WRITABLE", [attacks.ThreadStarter()])
    with pytest.raises(NoSandbox, match="other threads were running"):
        run_in_child(
            "a.pdf",
            ProcessLimits(sandboxed=True),
            ignore_progress,
            attacks.parent_of,
        )


@whole
def test_where_it_is_whole_plans_are_read_though_it_is_required(tmp_path: Path) -> None:
    for year in ("2024-25", "2025-26"):
        (tmp_path / f"{year}.pdf").write_bytes(made_pdf(*of_year(year)))
    arguments = ("run", tmp_path, "--sandbox", "required", "--out", tmp_path / "out")
    assert ishplan(*arguments).exit_code == 0


@whole
def test_one_that_waits_for_its_job_is_shut_in_with_all_that_its_imports_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child_start, "can_be_copied", lambda: False)
    child = ChildProcess(ProcessLimits(), is_first=True)
    try:
        seen = Path(f"/proc/{child.process_id}")
        until = time.monotonic() + 60
        while len(list((seen / "task").iterdir())) < 2:  # numpy's and Arrow's
            assert time.monotonic() < until, "the imports start no thread: this tests nothing"
            time.sleep(0.01)
        for thread in (seen / "task").iterdir():
            assert "Seccomp:\t2" in (thread / "status").read_text()
        handles = {handle.name for handle in (seen / "fd").iterdir()}
        assert len(handles - {"0", "1", "2"}) == 1  # the pipe
    finally:
        child.stop()


@whole
def test_the_command_that_tries_it() -> None:
    result = ishplan("check", "--sandbox")
    assert result.exit_code == 0
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["ok denied"] * 5
