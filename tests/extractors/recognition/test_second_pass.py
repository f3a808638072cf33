"""Doubtful words are read again by themselves, and blocks in doubt as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.recognition import recognise, second_pass
from extractors.recognition.images import Grey
from extractors.recognition.recognise import READING_DPIS, recognise_words
from extractors.recognition.second_pass import reread_doubtful
from extractors.recognition.tesseract import OcrWord
from extractors.records.geometry import Box

LANGUAGES = ("kir", "rus")
PAPER = np.full((40, 400), 255, np.uint8)


def words(*confidences: float) -> list[OcrWord]:
    boxes = (Box(10.0 * i, 10, 10.0 * i + 8, 20) for i in range(len(confidences)))
    return [
        OcrWord(box, "план", confidence, 1)
        for box, confidence in zip(boxes, confidences, strict=True)
    ]


class Engine:
    """Reads what it is told, one answer after the other, then nothing; `asked`: languages, dpi."""

    def __init__(self, *answers: list[OcrWord]) -> None:
        self.answers, self.asked = list(answers), list[tuple[tuple[str, ...], float]]()

    def __call__(self, _picture: Grey, languages: Sequence[str], dpi: float) -> list[OcrWord]:
        self.asked.append((tuple(languages), dpi))
        return self.answers.pop(0) if self.answers else []


@pytest.fixture
def no_latin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_pass, "has_languages", lambda _languages: False)


@pytest.mark.usefixtures("no_latin")
def test_a_doubtful_word_takes_the_surer_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine([OcrWord(Box(0, 0, 8, 10), "плац", 0.95, 1)])
    monkeypatch.setattr(second_pass, "read_block", engine)
    read = reread_doubtful(PAPER, words(0.95, 0.5), LANGUAGES, 220)
    assert [word.text for word in read] == ["план", "плац"]
    assert engine.asked == [(("kir",), 220)]


@pytest.mark.usefixtures("no_latin")
def test_each_doubtful_word_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    monkeypatch.setattr(second_pass, "read_block", engine)
    unread = words(*[0.1] * 50, 0.95)
    assert reread_doubtful(PAPER, unread, LANGUAGES, 220) == unread
    assert len(engine.asked) == 50


@pytest.mark.parametrize(
    ("confidences", "dpis"),
    [
        ([0.95, 0.95, 0.95, 0.95, 0.95], READING_DPIS[:1]),
        ([0.95, 0.5, 0.95, 0.95, 0.95], READING_DPIS),
        ([0.1, 0.2, 0.1, 0.3, 0.1], READING_DPIS),
    ],
    ids=["sure", "one in doubt", "all in doubt"],
)
def test_a_block_in_doubt_is_looked_at_twice(
    confidences: list[float], dpis: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(words(*confidences))
    monkeypatch.setattr(recognise, "read_block", engine)
    monkeypatch.setattr(recognise, "require_languages", lambda _languages: None)
    monkeypatch.setattr(recognise, "reread_doubtful", lambda _picture, read, *_: read)
    picture = PAPER.copy()
    picture[10:20, 10:300] = 0
    recognise_words(picture, [], [], 300, LANGUAGES)
    assert [dpi for _, dpi in engine.asked] == list(dpis)
