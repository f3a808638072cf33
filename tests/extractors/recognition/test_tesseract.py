"""Where Tesseract and its languages are; without them it is said what to install."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractors.recognition import RecogniserMissing
from extractors.recognition import tesseract as engine


def test_missing_languages_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(engine, "TESSDATA_FOLDERS", ())
    with pytest.raises(RecogniserMissing, match="apt install tesseract-ocr-kir") as error:
        engine.find_tessdata()
    assert str(tmp_path) in str(error.value)


def test_the_folder_that_is_said_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("kir", "rus"):
        (tmp_path / f"{name}.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert engine.find_tessdata() == tmp_path


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    engine.load_tesseract.cache_clear()
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    with pytest.raises(RecogniserMissing, match="pip install tesserocr"):
        engine.load_tesseract()
