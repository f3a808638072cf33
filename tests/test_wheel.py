"""The wheel as `pipx install` has it: built, installed alone, called from another folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.made_plans import Ruled, Text, made_pdf
from tests.support.repository import ROOT

PACKED = ("extractors", "normalizers", "pipeline", "pyproject.toml", "README.md", "LICENSE")

PLAN = made_pdf(
    Text("2025-2026-окуу жылына карата\nИШ ПЛАНЫ"),
    Text("I. Окутуу"),
    Ruled(
        [
            ("№", "Иш-чаралар", "Мөөнөтү", "Жооптуулар"),
            ("1", "Семинар өткөрүү", "Март", "Декан"),
            ("2", "Отчет даярдоо", "Май", "Декан"),
        ]
    ),
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that has the wheel, and what it depends on, but no checkout."""
    work = tmp_path_factory.mktemp("wheel")
    source = work / "source"
    source.mkdir()
    for name in PACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, source / name)
    environment = work / "environment"
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input"]
    _call(sys.executable, "-m", "venv", "--without-pip", environment)
    _call(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", work, source)
    (wheel,) = work.glob("ishplan-*.whl")
    python = environment / "bin" / "python"
    _call(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel)
    # A path that a .pth file names is not asked for .pth files of its own: the checkout, which one
    # of those names, stays unknown.
    packages = sysconfig.get_path("purelib", vars={"base": str(environment)})
    Path(packages, "dependencies.pth").write_text("\n".join(_list_dependency_folders()))
    return environment / "bin" / "ishplan"


def _list_dependency_folders() -> list[str]:
    return [path for path in sys.path if Path(path).name == "site-packages"]


def _call(*arguments: str | Path) -> None:
    done = subprocess.run([*map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_plan_is_published_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(PLAN)
    done = subprocess.run(
        [str(installed), "run", "plan.pdf"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    year = tmp_path / "output" / "year=2025-26"
    assert (year / "sections" / "I.json").read_text().count("item_id") >= 2
    # The page's styles, scripts and texts are files of the package.
    page = (year / "report.html").read_text()
    assert "<style" in page
    assert "<script" in page


def test_the_code_is_that_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            str(installed.with_name("python")),
            "-c",
            "import extractors, normalizers, pipeline\n"
            "print(*extractors.__path__, *normalizers.__path__, *pipeline.__path__, sep='\\n')",
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    folders = [Path(line) for line in done.stdout.splitlines()]
    assert len(folders) == 3
    assert all(folder.is_relative_to(installed.parents[1]) for folder in folders)
