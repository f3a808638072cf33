"""How it is worded that a published folder cannot be read, and what to do."""

from __future__ import annotations

from pathlib import Path

from extractors.errors import UnreadableOutput, describe_error
from pipeline.storage.folder import YEAR_PREFIX


def build_unreadable_error(folder: Path, error: Exception) -> UnreadableOutput:
    """The error for a published folder whose files cannot be read because of another error."""
    return UnreadableOutput(f"{folder}: {describe_unreadable(error)}. {suggest_remedy(folder)}.")


def describe_unreadable(error: Exception) -> str:
    """Says what is wrong, without the folder's name and a full stop."""
    cause = describe_error(error)
    if not isinstance(error, OSError):
        cause = f"{type(error).__name__}: {cause}"
    return f"cannot be read as what ishplan publishes ({cause})"


def suggest_remedy(folder: Path) -> str:
    """Says how to make a published folder anew, without a full stop."""
    return "Run the plan again" if folder.name.startswith(YEAR_PREFIX) else "Compare again"
