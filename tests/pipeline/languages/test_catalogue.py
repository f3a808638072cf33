"""One catalogue a language: each has every text, with the same places, and the right plurals."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import pipeline.languages.catalogue as catalogue_module
from pipeline.findings import FINDING_CODES
from pipeline.languages.catalogue import (
    ENGLISH,
    Catalogue,
    fill_places,
    list_languages,
    load_catalogue,
)
from pipeline.languages.terminal_language import choose_language

KINDS = ("text", "meaning", "message", "part", "detail", "told")


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.fixture(params=list_languages())
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return load_catalogue(request.param)


def test_three_languages() -> None:
    assert list_languages() == ("ky", "ru", "en")


def test_each_language_has_every_text(catalogue: Catalogue) -> None:
    assert set(catalogue.entries) == set(load_catalogue(ENGLISH).entries)
    assert {kind for kind, _ in catalogue.entries} == set(KINDS)
    assert all(form.strip() for entry in catalogue.entries.values() for form in entry.forms)


def test_each_language_has_the_same_places(catalogue: Catalogue) -> None:
    english = load_catalogue(ENGLISH).entries
    differing = {
        msgid: entry.forms
        for (kind, msgid), entry in catalogue.entries.items()
        for form in entry.forms
        if places(form) != places(english[kind, msgid].forms[-1])
    }
    assert differing == {}


def test_every_code_has_a_name_and_a_meaning(catalogue: Catalogue) -> None:
    for code, (severity, _) in FINDING_CODES.items():
        assert catalogue.say(code) != code
        assert catalogue.render("meaning", code, {})
        assert catalogue.say(severity)
    assert set(catalogue.list_ids("meaning")) == set(FINDING_CODES)


def test_english_is_what_is_published() -> None:
    english = load_catalogue(ENGLISH)
    for code, (_, meaning) in FINDING_CODES.items():
        assert english.render("meaning", code, {}) == meaning
    for kind in ("message", "part", "detail", "told"):
        for msgid in english.list_ids(kind):  # type: ignore[arg-type]
            assert set(english.entries[kind, msgid].forms) == {msgid}


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("ru", "1", "Остался 1 вопрос"),
        ("ru", "22", "Осталось 22 вопроса"),
        ("ru", "111", "Осталось 111 вопросов"),
        ("ru", "1,021", "Остался 1,021 вопрос"),
        ("en", "1", "1 question is left"),
        ("en", "0", "0 questions are left"),
        ("ky", "5", "5 суроо калды"),
    ],
)
def test_plurals(language: str, count: str, said: str) -> None:
    assert load_catalogue(language).say("questions_left", count=count) == said


def test_what_a_value_says_is_not_filled_again() -> None:
    assert fill_places("{a} {b}", {"a": "{b}", "b": "2"}) == "{b} 2"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ky_KG.UTF-8"}, "ky"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "ky_KG"}, "ky"),
        ({"LANG": "ru_RU", "LC_MESSAGES": "ky_KG", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "ru", "LC_ALL": ""}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "en"),
        ({"LANG": "../ky"}, "en"),
    ],
)
def test_the_terminal_follows_its_variables(environment: dict[str, str], language: str) -> None:
    assert choose_language(environment) == language


def test_a_new_language_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in (ENGLISH, "ky"):
        shutil.copy(catalogue_module.CATALOGUES_FOLDER / f"{language}.po", tmp_path)
    text = (tmp_path / "en.po").read_text("utf-8")
    (tmp_path / "kk.po").write_text(text.replace('msgstr "English"', 'msgstr "Қазақша"'), "utf-8")
    monkeypatch.setattr(catalogue_module, "CATALOGUES_FOLDER", tmp_path)
    caches = (list_languages, load_catalogue)
    for one in caches:
        one.cache_clear()
    try:
        assert list_languages() == ("ky", "kk", "en")
        assert load_catalogue("kk").say("language_name") == "Қазақша"
        assert choose_language({"LANG": "kk_KZ.UTF-8"}) == "kk"
    finally:
        for one in caches:
            one.cache_clear()
