"""Where a text defines a short form: a rule for each way of writing, with an example."""

from __future__ import annotations

import pytest

from normalizers.abbreviations.definition_places import DEFINITION_RULES, DefinitionRule
from tests.support.definitions import certain


@pytest.mark.parametrize("rule", DEFINITION_RULES, ids=lambda rule: rule.name)
def test_each_way_of_writing_defines_its_example(rule: DefinitionRule) -> None:
    ((short, phrase),) = certain(rule.example)
    assert (short, phrase.lower()) == ("ОК", "окуу китеби")
