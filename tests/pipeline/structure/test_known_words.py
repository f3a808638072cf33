"""The words of plans as evidence for others: which stem is in which column how often."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from normalizers.joining.printed_line import PrintedLine
from normalizers.joining.vocabulary import Vocabulary, build_vocabulary
from pipeline.structure.known_words import KnownWords, collect_known_words, merge_known_words
from pipeline.structure.read_plan import Plan
from tests.support.made_plans import made_plan
from tests.support.plan_parts import WHOLE


def inferred(plan: Plan) -> Plan:
    return replace(plan, document=replace(plan.document, method="inferred"))


def _words(text: str) -> Vocabulary:
    return build_vocabulary([[PrintedLine(text, 1.0, 100.0, False)]])


def test_stems_are_counted_by_the_column_they_are_in() -> None:
    found = collect_known_words(made_plan(*WHOLE)).stem_counts
    assert found["step"] == Counter(["тизме", "түзүү", "анкет", "даярд"])
    assert found["document"] == Counter(["буйру", "отчёт"])
    assert found["event"] == Counter(["тил", "күнүн", "белги"])
    assert found["no"] == Counter({"number": 4})


def test_the_columns_of_all_tables_are_one() -> None:
    responsible = collect_known_words(made_plan(*WHOLE)).stem_counts["responsible"]
    assert {"ректо", "декан", "башчы"} <= responsible.keys()
    assert responsible["проре"] == 2


def test_headers_and_subheadings_are_not_counted() -> None:
    found = collect_known_words(made_plan(*WHOLE)).stem_counts
    counted = {stem for words in found.values() for stem in words}
    assert not counted & {"кадам", "жоопт", "масел", "отуру", "уюшт", "уюшту"}
    assert set(found) == {
        *("no", "item", "responsible", "task", "measure", "step", "document", "indicator"),
        *("funding", "event", "deadline", "outcome"),
    }


def test_what_is_inferred_is_no_evidence_for_columns_but_for_words() -> None:
    plan = made_plan(*WHOLE)
    assert collect_known_words(inferred(plan)) == KnownWords(plan.vocabulary, {})
    assert collect_known_words(plan).vocabulary == plan.vocabulary


def test_several_plans_are_counted_together() -> None:
    one = KnownWords(_words("план"), {"step": Counter(a=1), "no": Counter(number=2)})
    other = KnownWords(_words("тизме"), {"step": Counter(a=2, b=1)})
    found = merge_known_words(iter([one, other]))
    assert (found.vocabulary.count("план"), found.vocabulary.count("тизме")) == (1, 1)
    assert found.stem_counts == {"step": Counter(a=3, b=1), "no": Counter(number=2)}
    assert one.stem_counts["step"] == Counter(a=1)
    assert merge_known_words([]).stem_counts == {}
