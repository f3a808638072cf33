"""The same run on a Dask cluster of two worker processes, from and to an S3-compatible storage."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest
from moto.server import ThreadedMotoServer

from extractors.errors import GaveUp, NoScheduler, NotAPlan
from pipeline.run.dask_executor import DaskExecutor
from pipeline.run.executors import map_as_completed
from pipeline.run.plan_state import PlanOutcome
from pipeline.run.run_plans import run_plans
from pipeline.storage.find_plans import find_plan_paths
from pipeline.storage.folder import read_files
from pipeline.storage.locations import parse_location
from tests.support.cluster_tasks import attempt
from tests.support.command_line import ishplan
from tests.support.made_archive import archive
from tests.support.made_dataset import contents
from tests.support.made_plans import made_pdf
from tests.support.made_word import made_word, written
from tests.support.plan_parts import WHOLE
from tests.support.stray_modules import strew, were_run

PLANS = [(name, f"20{year}-{year + 1}") for name in ("КМТУ", "ОшМУ") for year in range(22, 26)]


@pytest.fixture(scope="module")
def storage() -> Iterator[None]:
    """An S3-compatible server, and what makes every library use it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        import s3fs

        s3fs.S3FileSystem().mkdir("plans")
        yield
    server.stop()


@pytest.fixture(scope="module")
def cluster(storage: None) -> Iterator[Any]:
    """A scheduler and two workers of one thread each."""
    with distributed.LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:
        yield local


def kill_a_worker(cluster: Any) -> None:
    worker = next(iter(cluster.workers.values()))
    os.kill(worker.process.process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plans, and what is published of them on this machine."""
    folder = archive(tmp_path_factory.mktemp("here"), *PLANS)
    outcomes = run_plans(find_plan_paths([str(folder)], []), folder / "out")
    assert [outcome.error for outcome in outcomes] == [None] * len(PLANS)
    return folder


def test_from_storage_to_storage_with_a_worker_killed(cluster: Any, here: Path) -> None:
    raw, out = parse_location("s3://plans/raw"), parse_location("s3://plans/out")
    for path in find_plan_paths([str(here)], []):
        (raw / path.parent.name / path.name).write_bytes(path.read_bytes())
    told: list[PlanOutcome] = []

    def finished(outcome: PlanOutcome) -> None:
        told.append(outcome)
        if len(told) == 2:
            kill_a_worker(cluster)

    plans = find_plan_paths(["s3://plans/raw"], [])
    outcomes = run_plans(plans, out, finished, engine=DaskExecutor(cluster.scheduler_address))
    assert [outcome.error for outcome in outcomes] == [None] * len(PLANS)
    assert [str(outcome.path) for outcome in outcomes] == [str(plan) for plan in plans]
    assert read_files(out)[0] == {
        name: content for name, content in contents(here / "out").items() if "/" in name
    }


def test_the_command(
    cluster: Any, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    arguments = ("--engine", "dask", "--scheduler", cluster.scheduler_address)
    monkeypatch.chdir(tmp_path)  # the workers are elsewhere
    result = ishplan("run", "bad.pdf", here / "КМТУ", "--out", "out", *arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: bad.pdf: damaged")
    assert result.stdout.startswith("5 plans: 4 published, 0 unchanged, 1 failed\n")
    assert len([*(tmp_path / "out").glob("year=*")]) == 4


def test_forms_are_compared_there_as_here(cluster: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    written(tmp_path / "a.docx", made_word())
    arguments = ("run", "--verify", tmp_path / "a.pdf", tmp_path / "a.docx", "--out")
    there = ("--engine", "dask", "--scheduler", cluster.scheduler_address)
    result = ishplan(*arguments, tmp_path / "there", *there)
    assert result.exit_code == 0
    assert "a.docx: compared with a.pdf, 100.0 % agree" in result.stdout
    assert ishplan(*arguments, tmp_path / "here").exit_code == 0
    year = "year=2025-26"
    assert contents(tmp_path / "there" / year) == contents(tmp_path / "here" / year)


@pytest.mark.parametrize(
    ("error", "times", "answer"),
    [
        ("none", 1, int),
        ("no plan", 1, NotAPlan),
        ("gave up", 2, GaveUp),
        ("a bug", 2, GaveUp),
        ("dies once", 2, int),
    ],
)
def test_what_may_pass_is_tried_once_more(
    error: str, times: int, answer: type, cluster: Any, tmp_path: Path
) -> None:
    with DaskExecutor(cluster.scheduler_address) as engine:
        ((key, found),) = map_as_completed(engine, attempt, [(7, (tmp_path / "log", error))])
    assert key == 7
    assert isinstance(found, answer)
    assert error != "a bug" or str(found).startswith(f"{tmp_path}/log: its task could not be done")
    assert len((tmp_path / "log").read_text().splitlines()) == times


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.dask_executor.SCHEDULER_TIMEOUT_SECONDS", 1)
    with pytest.raises(NoScheduler, match=r"^tcp://127\.0\.0\.1:9: no Dask scheduler answers"):
        DaskExecutor("tcp://127.0.0.1:9")


def test_jobs_are_for_this_machine(tmp_path: Path) -> None:
    arguments = ("--engine", "dask", "--scheduler", "tcp://a:1", "--jobs", "2")
    result = ishplan("run", tmp_path / "a.pdf", *arguments)
    assert result.exit_code == 2
    assert "--jobs is for --engine local" in result.stderr


@pytest.mark.parametrize("arguments", [("--engine", "dask"), ("--scheduler", "tcp://a:1")])
def test_engine_and_scheduler_belong_together(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = ishplan("run", tmp_path / "a.pdf", *arguments)
    assert result.exit_code == 2
    assert "belong together" in result.stderr


def test_a_worker_runs_nothing_that_lies_where_it_was_started(tmp_path: Path) -> None:
    """It is started as `docs/at-scale.md` says."""
    strew(tmp_path, tmp_path / "mark")
    (tmp_path / "plan.pdf").write_bytes(made_pdf(*WHOLE))
    with distributed.LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=0, processes=True, dashboard_address=None
    ) as lonely:
        command = [sys.executable, "-m", "distributed.cli.dask_worker", lonely.scheduler_address]
        with subprocess.Popen(
            [*command, "--nthreads", "1", "--no-dashboard"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
            stderr=subprocess.DEVNULL,
        ) as worker:
            plan, out = tmp_path / "plan.pdf", tmp_path / "out"
            (outcome,) = run_plans([plan], out, engine=DaskExecutor(lonely.scheduler_address))
            worker.terminate()
    assert outcome.error is None
    assert were_run(tmp_path / "mark") == []
