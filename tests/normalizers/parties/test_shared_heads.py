"""What a piece takes over from the piece behind it: a rule for each way, with an example."""

from __future__ import annotations

import pytest

from normalizers.parties.shared_heads import HEAD_RULES, HeadRule, find_head_rule
from tests.support.party_pieces import first_pair


@pytest.mark.parametrize("rule", HEAD_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_sharing_is_the_first_for_its_example(rule: HeadRule) -> None:
    assert find_head_rule(first_pair(rule.example)).name == rule.name
