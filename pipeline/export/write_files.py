"""Exported files → a folder, each replaced in one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from extractors.errors import PublishFailed
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.strange_files import refuse_links


def write_export_files(target: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Writes files into the folder `target` and returns them; raises `PublishFailed`."""
    paths = {target / name: content for name, content in files.items()}
    for path in paths:
        refuse_links(target, path.parent)
    return list(_write_files(paths))


def _write_files(files: dict[Path, bytes]) -> Iterator[Path]:
    for path, content in files.items():
        try:
            replace_file(path, content)
        except OSError as error:
            raise PublishFailed(f"{path}: cannot be written ({error.strerror}).") from error
        yield path
