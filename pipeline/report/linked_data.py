"""What a page is about, for search engines: a `Dataset` of schema.org in JSON-LD.

See https://schema.org/Dataset. Crawlers read it; a browser does not run it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.languages.catalogue import load_catalogue
from pipeline.published.descriptor import Descriptor
from pipeline.published.published_folder import Row

_CONTEXT = "https://schema.org/"
_HASH_MARK = "sha256:"


def describe_year(descriptor: Descriptor, language: str, base: str = "") -> Row:
    """Describes a published year; `base` is the path from the page to its folder."""
    period = descriptor["period"]
    return {
        **_describe_head(descriptor, "heading_year", _get_label(descriptor), language),
        "temporalCoverage": f"{period['start']}/{period['end']}",
        "distribution": _list_files(descriptor, base),
        "isBasedOn": [_describe_source(one) for one in descriptor["sources"]],
        **(
            {"creator": {"@type": "Organization", "name": descriptor["institution"]}}
            if descriptor.get("institution")
            else {}
        ),
    }


def describe_comparison(descriptor: Descriptor, language: str) -> Row:
    """Describes a comparison of two years."""
    names = " → ".join(str(one["title"]) for one in descriptor["sources"])
    return {
        **_describe_head(descriptor, "heading_changes", names, language),
        "distribution": _list_files(descriptor, ""),
        "isBasedOn": [_describe_source(one) for one in descriptor["sources"]],
    }


def describe_archive(years: Sequence[Row], name: str, language: str) -> Row:
    """Describes a catalogue of years, given the description of each."""
    heading = load_catalogue(language).say("heading_years")
    without_context = [{key: one[key] for key in one if key != "@context"} for one in years]
    return {
        "@context": _CONTEXT,
        "@type": "DataCatalog",
        "name": f"{heading} {name}",
        "inLanguage": language,
        "dataset": without_context,
    }


def _get_label(descriptor: Descriptor) -> str:
    return str(descriptor["name"]).removeprefix("ishplan-")


def _describe_head(descriptor: Descriptor, heading: str, label: str, language: str) -> Row:
    catalogue = load_catalogue(language)
    name = f"{catalogue.say(heading)} {label}"
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": catalogue.say("dataset_description", name=name),
        "identifier": descriptor["name"],
        "inLanguage": language,
        "measurementTechnique": f"ishplan {descriptor['versions']['ishplan']}",
    }


def _list_files(descriptor: Descriptor, base: str) -> list[Row]:
    return [
        {
            "@type": "DataDownload",
            "name": resource["title"],
            "contentUrl": f"{base}{resource['path']}",
            "encodingFormat": resource["mediatype"],
            "sha256": str(resource["hash"]).removeprefix(_HASH_MARK),
        }
        for resource in descriptor["resources"]
    ]


def _describe_source(source: Mapping[str, object]) -> Row:
    return {"@type": "MediaObject", "name": source["title"], "sha256": source["sha256"]}
