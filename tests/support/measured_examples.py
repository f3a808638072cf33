"""Measures the first examples of a law only: its others run the same lines, at twice the price."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import coverage

MEASURED_EXAMPLES = 4
"""How many examples of a law are measured: the simplest one, which comes first, and some others."""


@contextmanager
def measure_first_examples(test: object) -> Iterator[None]:
    """While a test runs that Hypothesis calls with examples, coverage pauses after the first ones.

    Any other test, and any where nothing is measured, runs as it is.
    """
    law = getattr(test, "hypothesis", None)
    measuring = coverage.Coverage.current()
    if law is None or measuring is None:
        yield
        return
    check = law.inner_test
    law.inner_test = _pause_after_first(check, measuring)
    try:
        yield
    finally:
        law.inner_test = check
        if coverage.Coverage.current() is not measuring:
            measuring.start()


def _pause_after_first(
    check: Callable[..., Any], measuring: coverage.Coverage
) -> Callable[..., Any]:
    begun = 0

    @wraps(check)
    def check_example(*values: object, **named_values: object) -> Any:
        nonlocal begun
        begun += 1
        if begun == MEASURED_EXAMPLES + 1:
            measuring.stop()
        return check(*values, **named_values)

    return check_example
