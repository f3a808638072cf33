"""The files of a published year → the same with the ids and open questions of the register over all
years."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.register.register_records import OpenNames, PartyIds
from pipeline import schema
from pipeline.publish import json_file, parquet
from pipeline.publish.datapackage import replace_resources
from pipeline.publish.open_names import describe_open_names
from pipeline.published.descriptor import DESCRIPTOR_NAME
from pipeline.published.published_folder import PublishedFolder
from pipeline.storage.folder import CHECKSUMS_NAME, FolderFiles

_CHANGED_TABLE = "responsibles"


def replace_party_ids(
    files: FolderFiles, all_ids: Sequence[PartyIds], open_names: OpenNames
) -> FolderFiles:
    """The files with `all_ids` in the rows of `responsibles`, in order, and `open_names` in the
    data package; others stay as they are.

    They are what the run would have made if it had known these ids. Raises one of
    `UNREADABLE_ERRORS` if the files are damaged.
    """
    published = PublishedFolder(files)
    rows = published.read_rows(_CHANGED_TABLE)
    changed = parquet.to_arrow(
        _CHANGED_TABLE,
        schema.RESPONSIBLES,
        [{**row, **ids._asdict()} for row, ids in zip(rows, all_ids, strict=True)],
    )
    tables = {
        name: changed if name == _CHANGED_TABLE else published.read_table(name)
        for name in schema.TABLES_IN_ITEM_JSON
    }
    lists = {name: json_file.group_rows_by_item(table) for name, table in tables.items()}
    contents = {f"{_CHANGED_TABLE}.parquet": parquet.to_parquet(changed)}
    for section in published.sections:
        name = section.table_name
        contents[f"{name}.json"] = json_file.encode_json(published.read_table(name), lists)
    descriptor = {**published.descriptor, **describe_open_names(open_names)}
    contents[DESCRIPTOR_NAME] = replace_resources(descriptor, contents)
    kept = {name: content for name, content in files.items() if name != CHECKSUMS_NAME}
    return {**kept, **contents}
