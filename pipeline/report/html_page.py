"""Data, charts and assets → one HTML file, which runs only its own script.

A content security policy allows the script and the style by their hashes. Text of a plan reaches
the page as JSON with every `<` escaped, and is only ever set as text; in the tables of charts,
Jinja escapes it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from pipeline.languages.catalogue import list_languages, load_catalogue
from pipeline.published.written_values import format_thousands
from pipeline.report.charts import Chart

ASSETS_FOLDER = Path(__file__).with_name("assets")
_SCRIPT_FILES = (
    *(
        "base.js",
        "items.js",
        "units.js",
        "yaml.js",
        "settled.js",
        "desk.js",
        "correct.js",
        "item.js",
        "findings.js",
    ),
    *("changes.js", "main.js"),
)


TERMINAL_KEY_PREFIXES = ("review_", "severity_", "dataset_", "told_", "count_")
"""Texts with these keys are for the terminal only."""


def build_html_page(
    heading: str,
    views: Sequence[str],
    charts: Sequence[Chart],
    data: Mapping[str, object],
    linked_data: Mapping[str, object],
) -> bytes:
    """The page; `heading` is the key of its heading, `views` are those of the navigation, in order.

    `data` is what the script needs, with the name of the page and the language of the plan.
    `linked_data` says what the page is about (see `pipeline.report.linked_data`).
    """
    script = f'"use strict";\n{"".join(map(_read_asset, _SCRIPT_FILES))}'
    style = _read_asset("style.css")
    page = _load_template().render(
        heading=heading,
        name=data["name"],
        lang=data["lang"],
        views=views,
        charts=charts,
        texts=Markup(_dump_safe_json(_collect_texts())),
        first=load_catalogue(list_languages()[0]),
        catalogues=[load_catalogue(language) for language in list_languages()],
        data=Markup(_dump_safe_json(data)),
        linked_data=Markup(_dump_safe_json(linked_data)),
        script=Markup(script),
        style=Markup(style),
        script_hash=_compute_csp_hash(script),
        style_hash=_compute_csp_hash(style),
    )
    return page.encode()


def load_page_parts() -> None:
    """Loads what is the same in every page: texts, template, script and style."""
    _collect_texts()
    _load_template()


@cache
def _collect_texts() -> dict[str, dict[str, object]]:
    """The page's texts in each language, by key: a text, or its plural forms.

    The empty key has the plural form of each number (`Catalogue.plural_forms`).
    """
    texts: dict[str, dict[str, object]] = {}
    for catalogue in map(load_catalogue, list_languages()):
        texts[catalogue.language] = {"": catalogue.plural_forms} | {
            key: entry.forms if entry.has_plural else entry.forms[0]
            for (kind, key), entry in catalogue.entries.items()
            if kind == "text" and not key.startswith(TERMINAL_KEY_PREFIXES)
        }
    return texts


@cache
def _read_asset(name: str) -> str:
    return (ASSETS_FOLDER / name).read_text(encoding="utf-8")


def _compute_csp_hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _dump_safe_json(value: object) -> str:
    """JSON that stays inside its element, whatever a plan prints."""
    text = dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _load_template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(ASSETS_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["figure"] = _format_number
    return environment.get_template("page.html.j2")


def _format_number(number: float) -> str:
    return format_thousands(number, "\N{NO-BREAK SPACE}")
