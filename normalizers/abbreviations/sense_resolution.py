"""Which meaning an abbreviation has, if entries with its spelling give it several."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.abbreviations.abbreviation_link import (
    AMBIGUOUS_SCORE,
    CERTAIN_SCORE,
    VARIANT_SCORE,
    AbbreviationLink,
    LinkStatus,
)
from normalizers.abbreviations.disambiguation import (
    Sense,
    choose_sense_by_context,
    is_similar_expansion,
)
from normalizers.abbreviations.inline_definitions import InlineDefinition


def resolve_senses(
    senses: Sequence[Sense],
    is_exact: bool,
    following_text: str,
    context: str,
    definition: InlineDefinition | None,
) -> AbbreviationLink:
    """The link to one of `senses`, the meanings of entries spelled like the abbreviation.

    `is_exact`: spelled the same letter by letter; `definition`: one in the same row, if any.
    """
    if definition is not None and not any(
        is_similar_expansion(definition.expansion, s.expansion) for s in senses
    ):
        inline_reason = f"defined otherwise in the same row, not as “{senses[0].expansion}”"
        return AbbreviationLink(
            "inline", None, definition.expansion, CERTAIN_SCORE, (str(senses[0]),), inline_reason
        )
    listed = [sense for sense in senses if sense.origin == "overlay"]
    listed = listed or [sense for sense in senses if sense.origin == "glossary"]
    if not listed:
        return _resolve_inline_senses(senses, definition)
    abbreviation = listed[0].abbreviation
    if len({sense.expansion for sense in listed}) > 1:
        chosen = choose_sense_by_context(listed, following_text, context)
        if chosen is None:
            return AbbreviationLink(
                "ambiguous",
                abbreviation,
                None,
                AMBIGUOUS_SCORE,
                tuple(map(str, listed)),
                "the list gives it several meanings",
            )
        listed = [chosen]
        reason = "the meaning that fits the words around it"
    else:
        reason = "in the list" if is_exact else "in the list with letters that look alike"
    status: LinkStatus = "exact" if is_exact else "variant"
    if listed[0].origin == "overlay":
        status, reason = "overlay", "defined by the analyst"
    score = CERTAIN_SCORE if is_exact else VARIANT_SCORE
    candidates = (str(listed[0]),) if status == "variant" else ()
    return AbbreviationLink(status, abbreviation, listed[0].expansion, score, candidates, reason)


def _resolve_inline_senses(
    senses: Sequence[Sense], definition: InlineDefinition | None
) -> AbbreviationLink:
    """The link to a meaning that only the plan's text defines, in the same row or elsewhere."""
    if definition is not None:
        return AbbreviationLink(
            "inline", None, definition.expansion, CERTAIN_SCORE, (), "defined in the same row"
        )
    first = senses[0].expansion
    if all(is_similar_expansion(sense.expansion, first) for sense in senses):
        return AbbreviationLink(
            "inline", None, first, CERTAIN_SCORE, (), "defined in the plan's text"
        )
    return AbbreviationLink(
        "ambiguous",
        None,
        None,
        AMBIGUOUS_SCORE,
        tuple(map(str, senses)),
        "the plan's text gives it several meanings",
    )
