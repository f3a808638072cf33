"""Readers in processes of their own: their answers, and why one is left out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench.peers import __main__ as comparison
from bench.peers import apart
from bench.peers.roster import PEERS
from tests.support.repository import ROOT

BY_KEY = {peer.key: peer for peer in PEERS}


def stand_in(tmp_path: Path, script: str) -> Path:
    """What is started in the place of the other readers' Python."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    return python


def answering(first: dict[str, object]) -> str:
    """The script of a reader with this first answer, whose rounds take half a second."""
    return f"echo '{json.dumps(first)}'; while read line; do echo '{{\"seconds\": 0.5}}'; done"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("""echo '{"error": "not installed (tablers)"}'""", r"not installed \(tablers\)"),
        ("echo 'out of memory' >&2; exit 9", "ended without an answer: out of memory"),
        ("exit 1", "nothing on its error stream"),
    ],
)
def test_a_reader_that_cannot_be_measured_says_why(
    script: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(apart.LeftOut, match=reason):
        apart.Apart(BY_KEY["tablers"], [], stand_in(tmp_path, script))


def test_a_reader_that_stops_answering_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.2)
    monkeypatch.setattr(apart, "LEAVE", 0.1)
    with pytest.raises(apart.LeftOut, match="took more than"):
        apart.Apart(BY_KEY["tablers"], [], stand_in(tmp_path, "exec sleep 60"))


def test_without_java_or_the_other_readers_they_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(apart.LeftOut, match="not installed"):
        apart.Apart(BY_KEY["camelot"], [], tmp_path / "missing")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(apart.LeftOut, match=r"needs Java .* apt install"):
        apart.Apart(BY_KEY["tabula"], [], stand_in(tmp_path, "exit 1"))


def test_a_reader_answers_with_its_tables_and_then_with_seconds(tmp_path: Path) -> None:
    first = {"version": "7", "tables": [[[["a"]]]], "seconds": 9.0}
    one = apart.Apart(BY_KEY["tablers"], [], stand_in(tmp_path, answering(first)))
    one.round()
    one.round()
    one.stop()
    assert (one.first, one.seconds, one.over) == (first, [0.5, 0.5], False)


def test_a_slow_reader_is_measured_by_its_first_reading(tmp_path: Path) -> None:
    first = {"version": "7", "tables": [[]], "seconds": apart.SLOW + 1}
    python = stand_in(tmp_path, answering(first))
    plans = [ROOT / "raw" / "2025-26.pdf"]
    (slow,) = comparison.compare([BY_KEY["img2table"]], plans, 3, python)
    assert slow.seconds == (apart.SLOW + 1,)


def test_a_reader_with_packages_of_its_own_is_given_them_first(tmp_path: Path) -> None:
    python = stand_in(tmp_path, """echo "{\\"error\\": \\"$PYTHONPATH\\"}\"""")
    with pytest.raises(apart.LeftOut, match=f"^{tmp_path.parent}/pymupdf2$"):
        apart.Apart(BY_KEY["pymupdf2"], [], python)


def test_another_version_is_not_measured_in_the_place_of_pymupdf_2(
    raw_plans: tuple[Path, ...],
) -> None:
    peers = [BY_KEY["pymupdf2"], BY_KEY["pymupdf2-boxes"]]
    for absent in comparison.compare(peers, raw_plans[1:], 1, Path(sys.executable)):
        assert absent.left_out == "not installed (pymupdf 2)"


def test_ishplan_in_one_process_publishes_the_same_rows(
    published: Path, raw_plans: tuple[Path, ...]
) -> None:
    tables = BY_KEY["ishplan-inside"].tables
    assert tables
    one = apart.Apart(BY_KEY["ishplan-inside"], raw_plans[:1], Path(sys.executable))
    one.stop()
    assert one.first["tables"] == [tables(published / f"year={raw_plans[0].stem}")]


def test_a_reader_that_is_not_installed_does_not_stop_the_others(
    raw_plans: tuple[Path, ...],
) -> None:
    peers = [BY_KEY["floor"], BY_KEY["img2table"]]
    floor, absent = comparison.compare(peers, raw_plans[1:], 1, Path(sys.executable))
    assert floor.seconds and floor.mb > 10 and floor.found == () and not floor.left_out
    assert absent.left_out == "not installed (img2table)" and absent.seconds == ()
