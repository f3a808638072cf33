"""What became of one reader in a run: its figures, or why it was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from .roster import Peer
from .score import Right


@dataclass(frozen=True, slots=True)
class Result:
    """`found` is what it got right of each plan, `filled` with empty cells filled over page breaks.

    Both are empty for a reader that finds no tables. `left_out` says why there are no figures.
    """

    peer: Peer
    version: str = ""
    found: tuple[Right, ...] = ()
    filled: tuple[Right, ...] = ()
    seconds: tuple[float, ...] = field(default=())
    mb: float = 0.0
    left_out: str = ""

    @property
    def middle(self) -> float:
        """Median of the rounds in seconds."""
        return median(self.seconds)


INSIDE = "ishplan-inside"
"""ishplan without the processes of a run; the aims are about a run, this is told beside it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """How often another reader's time ishplan may take at most, or must be faster at least."""

    text: str
    other: str
    most: float = 0.0
    least: float = 0.0

    def told(self, results: dict[str, Result]) -> str:
        """A line on whether it is met; empty if one of the two was not measured."""
        if "ishplan" not in results or self.other not in results:
            return ""
        figure = self._figure(results, "ishplan")
        met = figure <= self.most if self.most else figure >= self.least
        aim = f"at most {self.most:g}" if self.most else f"at least {self.least:g}"
        inside = ""
        if INSIDE in results:
            inside = f"; in one process {self._figure(results, INSIDE):.2f}"
        return f"{self.text}: {figure:.2f} (aim: {aim}), {'met' if met else 'not met'}{inside}"

    def _figure(self, results: dict[str, Result], own: str) -> float:
        times = results[own].middle / results[self.other].middle
        return times if self.most else 1 / times


AIMS = (
    Aim("ishplan's time in times of the floor's", "floor", most=2.5),
    Aim("ishplan's time in times of tablers'", "tablers", most=1),
    Aim("pdfplumber's time in times of ishplan's", "pdfplumber", least=25),
    Aim("Camelot's time in times of ishplan's", "camelot", least=8),
)


def told(results: list[Result]) -> list[str]:
    """A line for each aim that could be measured."""
    measured = {result.peer.key: result for result in results if not result.left_out}
    return [line for aim in AIMS if (line := aim.told(measured))]
