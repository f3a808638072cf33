"""Made scans, and Tesseract to read them: without it these tests are skipped."""

from __future__ import annotations

import os

import pytest

from extractors.recognition import RecogniserMissing
from extractors.recognition.tesseract import require_languages


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Tesseract with Kyrgyz; its tests are skipped without, unless it is said to be there."""
    try:
        require_languages()
    except RecogniserMissing as error:
        if os.environ.get("ISHPLAN_OCR") == "required":
            pytest.fail(str(error))
        pytest.skip(str(error))
