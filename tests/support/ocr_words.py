"""Words as a recogniser gives them, and what is made of them."""

from __future__ import annotations

from extractors.recognition.ocr_cleanup import clean_words
from extractors.recognition.tesseract import OcrWord
from extractors.records.geometry import Box


def seen(text: str, confidence: float = 0.9, height: float = 8, width: float = 20) -> OcrWord:
    return OcrWord(Box(0, 0, width, height), text, confidence, 1)


def texts(*words: OcrWord) -> list[str]:
    return [word.text for word in clean_words(words)]
