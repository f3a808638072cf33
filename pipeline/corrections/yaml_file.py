"""The analyst's YAML file beside a plan → its decisions, checked against a JSON schema.

abbreviations:            # what the plan's own list lacks
  КЖБ: квалификацияны жогорулатуу борбору
links:                    # “ЭАБ” in the plan is the list's ЭББ
  ЭАБ: {entry: ЭББ, decided: 2026-01-31, plan: 2025-26}
refused:                  # “АжД” is not the list's АжДБ
  АжД: [АжДБ]
parties:                  # printed names of units, offices or persons that are one, or not
  - same: [МТД, IT департаменти]
  - different: [АЧБ, АЧИ кызматы]
corrections:
  - item_id: 2025-26/2.5/18
    column: funding
    printed: 4-форумга ылайык /атайын каражаттар.
    read: 4-формага ылайык /атайын каражаттар.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

from msgspec.structs import replace

from extractors.errors import BadCorrections
from pipeline.corrections.corrections import NO_CORRECTIONS, Corrections
from pipeline.corrections.decision_entries import (
    build_corrections,
    find_contradictions,
    get_positions,
)
from pipeline.corrections.decisions_file import read_decisions_file

CORRECTIONS_SCHEMA_PATH = Path(__file__).with_name("corrections.schema.json")

MOST_DEEP = 8
"""The deepest nesting of mappings and lists that is read; decisions need three."""


def load_corrections(path: Path) -> Corrections:
    """The decisions in a file; none if there is no such file.

    Raises `BadCorrections`, naming the file and the line, when it cannot be read, is no YAML, or
    breaks the schema.
    """
    return parse_corrections(read_decisions_file(path), path)


def parse_corrections(data: bytes | None, path: Path, *, is_wide: bool = False) -> Corrections:
    """The decisions in the content of the file at `path`; none if there is no such file.

    `is_wide`: it holds for more plans than one. Raises `BadCorrections`, naming the file and the
    line, when it is no YAML, breaks the schema or contradicts itself.
    """
    if data is None:
        return NO_CORRECTIONS
    document = parse_yaml(data, path)
    problems = list(_find_problems(document)) or list(find_contradictions(document))
    if problems:
        line, problem = min(problems)
        others = f"; and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise BadCorrections(f"{path}, line {line}: {problem}{others}")
    file = path.name, sha256(data).hexdigest()
    decisions = build_corrections(document, file, is_wide=is_wide)
    return replace(decisions, texts=(data.decode("utf-8-sig"),))


def write_in_lines(text: str, path: Path) -> str:
    """The text of a decisions file with each entry on a line of its own, so that lines can be
    inserted.

    The text changes only if a part is written on one line, as in `links: {ЭАБ: ЭББ}`.
    """
    document = parse_yaml(text.encode(), path)
    flowing = [part for part in document.values() if part and part.fa.flow_style()]
    lines = text.splitlines()
    has_plain_heads = all(any(line.startswith(f"{name}:") for line in lines) for name in document)
    if not flowing and has_plain_heads and "..." not in lines:
        return text
    for part in flowing:
        part.fa.set_block_style()
    return format_yaml(document)


def format_yaml(document: Any) -> str:
    """A document from `parse_yaml` as text; long lines are not wrapped."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.allow_unicode, yaml.width = True, 4096
    buffer = io.StringIO()
    yaml.dump(document, buffer)
    return buffer.getvalue()


def parse_yaml(data: bytes, path: Path) -> Any:
    """The YAML document, which keeps the lines of its parts; an empty file is an empty mapping."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = normalize("NFC", data.decode("utf-8-sig"))
        _see_that_it_is_plain(text, path)
        return YAML().load(text) or YAML().load("{}")
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadCorrections(f"{path}, line {line}: no valid YAML ({error.problem})") from error
    except (YAMLError, ValueError) as error:
        raise BadCorrections(f"{path}: no valid YAML in UTF-8 ({error})") from error


def _see_that_it_is_plain(text: str, path: Path) -> None:
    """Raises `BadCorrections` for parts of YAML that no decision needs and that can do harm:
    aliases (a few lines can stand for millions), tags (they choose how a value is made) and deep
    nesting."""
    from ruamel.yaml import YAML
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

    depth = 0
    for event in YAML().parse(text):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if isinstance(event, AliasEvent):
            problem = "an alias (*) or merge (<<) is not taken here; write it out"
        elif getattr(event, "tag", None) is not None:
            problem = f"a tag ({event.tag}) is not taken here; leave it out"
        elif depth > MOST_DEEP:
            problem = f"nested deeper than {MOST_DEEP}"
        else:
            continue
        raise BadCorrections(f"{path}, line {event.start_mark.line + 1}: {problem}")


def _find_problems(document: Any) -> Iterator[tuple[int, str]]:
    """Yields the line, from 1, of each breach of the schema, and a message."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(
        json.loads(CORRECTIONS_SCHEMA_PATH.read_bytes()),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    for error in validator.iter_errors(_to_plain_json(document)):
        where = ".".join(str(part) for part in error.absolute_path) or "the file"
        yield _find_line(document, list(error.absolute_path)), f"{where}: {error.message}"


def _to_plain_json(value: Any) -> Any:
    """The document as JSON data: dates, which JSON does not have, become strings."""
    if isinstance(value, dict):
        return {str(key): _to_plain_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_to_plain_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _find_line(node: Any, path: Sequence[Any]) -> int:
    """The line, from 1, of the part of a document at `path`."""
    line = 0
    for part in path:
        if isinstance(node, dict) and part in node:
            line = get_positions(node).key(part)[0]
        elif isinstance(node, list):
            line = get_positions(node).item(part)[0]
        node = node[part] if isinstance(node, list) else node.get(part)
    return line + 1
