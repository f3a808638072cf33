"""The findings that a run tells of, in the terminal's language."""

from __future__ import annotations

import re

from pipeline.findings import FINDING_CODES
from pipeline.languages.catalogue import ENGLISH, Catalogue

_COLOUR = r"(?:\x1b\[[0-9;]*m)*"
_FINDING_LINE = re.compile(
    rf"^(?P<before>  {_COLOUR})(?P<severity>error|warning|info)"
    rf"(?P<between>{_COLOUR}: [0-9]+ × )(?P<code>{'|'.join(FINDING_CODES)}) \(.*\)$",
    re.MULTILINE,
)
"""A line of `pipeline.run.plan_summary`."""


def translate_finding_lines(message: str, catalogue: Catalogue) -> str:
    """What a run says of a plan, its lines of findings in the catalogue's language."""
    if catalogue.language == ENGLISH:
        return message

    def translate(line: re.Match[str]) -> str:
        severity = catalogue.say(f"severity_{line['severity']}")
        meaning = catalogue.render("meaning", line["code"], {})
        return f"{line['before']}{severity}{line['between']}{line['code']} ({meaning})"

    return _FINDING_LINE.sub(translate, message)
