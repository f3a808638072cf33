"""Plans with damaged bytes and twisted objects: a fixed few here, thousands in `bench/fuzz.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.docx_files import saved
from tests.support.fuzzing import Sound, judged, published, some_pages
from tests.support.made_word import made_word
from tests.support.mutants import mutant
from tests.support.word_mutants import word_mutant


@pytest.fixture(scope="module")
def sound(raw_plans: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Two pages of a plan, published."""
    out = tmp_path_factory.mktemp("mutants") / "out"
    return published(some_pages(raw_plans[1], (3, 4)), out)


@pytest.fixture(scope="module")
def sound_word(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """A small plan as a Word file, published."""
    out = tmp_path_factory.mktemp("mutants") / "word"
    return published(saved(made_word()), out)


@pytest.mark.parametrize("seed", range(80))
def test_a_mutant_is_published_soundly_or_refused_in_one_line(seed: int, sound: Sound) -> None:
    done, data = mutant(sound.pdf, seed)
    assert data != sound.pdf, done
    _, wrong = judged(data, sound)
    assert wrong is None, done


@pytest.mark.parametrize("seed", range(60))
def test_a_twisted_word_file_too(seed: int, sound_word: Sound) -> None:
    done, data = word_mutant(sound_word.pdf, seed)
    _, wrong = judged(data, sound_word)
    assert wrong is None, done


def test_the_plan_itself_is_published_as_before(sound: Sound) -> None:
    assert judged(sound.pdf, sound) == ("published, the rows as they were", None)
