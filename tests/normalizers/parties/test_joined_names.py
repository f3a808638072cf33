"""Whether two pieces are one name: a rule for each sign of it, with an example."""

from __future__ import annotations

import pytest

from normalizers.parties.joined_names import NAME_RULES, NameRule, find_name_rule
from tests.support.party_pieces import first_pair


@pytest.mark.parametrize("rule", NAME_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_names_is_the_first_for_its_example(rule: NameRule) -> None:
    assert find_name_rule(first_pair(rule.example)).name == rule.name
