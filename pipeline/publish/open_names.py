"""The open questions about a plan's names, as its data package holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict

from normalizers.register.register_records import NameQuestion, OpenNames


def describe_open_names(names: OpenNames) -> dict[str, object]:
    """The properties of a data package that hold open names."""
    return {
        "nameQuestions": [asdict(one) for one in names.questions],
        "namesApart": [[*pair] for pair in names.apart],
    }


def parse_open_names(descriptor: Mapping[str, Any]) -> OpenNames:
    """The open names in a data package; none if it is of an earlier version."""
    questions = tuple(NameQuestion(**one) for one in descriptor.get("nameQuestions", ()))
    apart = tuple((one, other) for one, other in descriptor.get("namesApart", ()))
    return OpenNames(questions, apart)
