"""The language of the terminal: that of `LC_ALL`, else `LC_MESSAGES`, else `LANG`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from pipeline.languages.catalogue import ENGLISH, Catalogue, list_languages, load_catalogue

_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(environment: Mapping[str, str]) -> str:
    """The language of the first variable that is set, English if there is no catalogue of it."""
    value = next(filter(None, map(environment.get, _LANGUAGE_VARIABLES)), "")
    language = re.split("[_.@-]", value.lower(), maxsplit=1)[0]
    return language if language in list_languages() else ENGLISH


def load_terminal_catalogue() -> Catalogue:
    """The catalogue of the language that this process was started with."""
    return load_catalogue(choose_language(os.environ))
