"""The keys of names as they are printed, and as a person may write them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from normalizers.register.build_register import build_register
from normalizers.register.merging import Verdict
from normalizers.register.named_keys import NamedKeys, guess_named_key
from normalizers.register.register_records import NameDecision
from pipeline.register.read_plans import read_published_parties


def test_what_a_name_that_is_printed_nowhere_would_be() -> None:
    assert guess_named_key("АРБ башчысы").kind == "office"
    assert guess_named_key("Асанов А.Б.").kind == "person"
    assert guess_named_key("АРБ").kind == "unit"


def test_a_name_is_found_however_it_is_written() -> None:
    names = NamedKeys()
    names.add_printed("unit", {"башкы инженер кызматы": [("", "Башкы инженердин кызматы")]})
    names.add_printed("office", {"арб|башчы": [("", "АРБ башчысы")]})
    names.add_listed("окуу башкармалыгы", "об")
    assert names.find("unit", "башкы инженер кызматы") == {"башкы инженер кызматы"}
    assert names.find("unit", "Окуу башкармалыгы") == {"об"}
    assert names.find("office", "АРБнын башчысы") == {"арб|башчы"}
    assert names.find("office", "башкы инженердин кызматы") == frozenset()
    assert names.find("unit", "АРБ башчысы") == frozenset()


def test_what_is_printed_goes_before_what_a_list_has() -> None:
    names = NamedKeys()
    names.add_printed("unit", {"иии = а": [("", "ИИИ")]})
    names.add_listed("ИИИ", "иии = б")
    assert names.find("unit", "ИИИ") == {"иии = а"}


def test_a_decision_on_any_two_names_that_the_plans_print_is_heeded(published: Path) -> None:
    """Each name of the plans in the repository is told apart from its neighbour, or made one."""
    plans = [one.plan for one in read_published_parties(published)[0]]
    register = build_register(plans)
    for entries in (register.units, register.offices):
        names = [name for one in entries for name in sorted({use.text for use in one.variants})]
        owners = {name: one.id for one in entries for name in (use.text for use in one.variants)}
        assert len(names) > 60
        verdicts: tuple[Verdict, ...] = ("same", "different")
        for verdict in verdicts:
            decisions = [
                NameDecision(verdict, left, right)
                for left, right in pairwise(names)
                if owners[left] != owners[right]
            ]
            decided = build_register([replace(plan, decisions=decisions) for plan in plans])
            assert decided.idle == ()
            own = decided.units if entries is register.units else decided.offices
            if verdict == "same":
                assert len(own) == 1
            else:
                assert len(own) == len(entries)
                apart = {frozenset((owners[one.left], owners[one.right])) for one in decisions}
                assert apart <= {frozenset(pair) for pair in decided.apart}
