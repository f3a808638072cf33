"""Makes the register of an output anew if a published year has changed.

Two runs may do so at once. A run that finds, after writing, that a year has changed meanwhile makes
the register again; a year's folder is only rewritten if it is still as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from normalizers.register.build_register import build_register
from normalizers.register.register_records import OpenNames, PartyIds, PartyRegister
from pipeline.published.descriptor import DESCRIPTOR_NAME
from pipeline.published.unreadable import raise_if_unreadable
from pipeline.register.published_register import (
    REGISTER_FOLDER,
    build_register_files,
    is_register_current,
    read_idle_decisions,
    read_known_ids,
)
from pipeline.register.read_plans import (
    PublishedParties,
    list_digests,
    read_published_parties,
)
from pipeline.register.replace_ids import replace_party_ids
from pipeline.storage.folder import (
    FolderFiles,
    find_changed_files,
    read_files,
    rewrite_folder,
    write_folder,
)
from pipeline.storage.strange_files import refuse_links

MAX_ATTEMPTS = 5
"""How often it is made again because another run published meanwhile; that run makes it too."""

FinishFiles = Callable[[FolderFiles], FolderFiles]
"""Makes those files of a year again that show the others: its report."""


class RegisterUpdate(Struct, frozen=True):
    """What was done: the years that were rewritten, and sentences on years left out (`problems`)
    and on decisions without effect (`idle`)."""

    folder: Path
    rewritten: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


def update_register(root: Path, made_by: str, finish: FinishFiles) -> RegisterUpdate:
    """Makes the register of the years in `root`, and writes the ids over all years into them; does
    nothing if all is up to date.

    `made_by` is the fingerprint of the program. A year that cannot be read is left out and named in
    the result. Raises `PublishFailed`.
    """
    target = root / REGISTER_FOLDER
    refuse_links(root, target)
    rewritten: dict[Path, None] = {}
    problems: list[str] = []
    for _ in range(MAX_ATTEMPTS):
        digests = list_digests(root)
        if is_register_current(root, digests, made_by):
            break
        plans, problems = read_published_parties(root)
        if not plans:
            break
        register = build_register([one.plan for one in plans], read_known_ids(root))
        sources = {one.folder.name: one.digest for one in plans}
        open_names = register.list_open_names()
        for one in _find_outdated(plans, register, open_names):
            period = one.plan.period
            said = register.ids[period], open_names[period]
            digest = _rewrite(one, said, finish, problems)
            if digest is None:  # so that the register is not taken for current: it is told again
                del sources[one.folder.name]
            else:
                sources[one.folder.name] = digest
                rewritten.setdefault(one.folder)
        write_folder(target, build_register_files(register, sources, made_by))
        if list_digests(root) == {**digests, **sources}:
            break
    return RegisterUpdate(target, (*rewritten,), (*problems,), (*read_idle_decisions(root),))


def _find_outdated(
    plans: Sequence[PublishedParties],
    register: PartyRegister,
    open_names: Mapping[str, OpenNames],
) -> list[PublishedParties]:
    """The years whose parties have other ids now, or whose open questions differ. Years published
    by a version without ids stay as they are."""
    return [
        one
        for one in plans
        if one.published_ids is not None
        and (
            one.published_ids != register.ids[one.plan.period]
            or one.open_names != open_names[one.plan.period]
        )
    ]


def _rewrite(
    one: PublishedParties,
    said: tuple[Sequence[PartyIds], OpenNames],
    finish: FinishFiles,
    problems: list[str],
) -> str | None:
    """Rewrites a year with its ids and open questions, and returns the new sha256 of its data
    package; None if the year is damaged (added to `problems`) or another run has changed it."""
    files, unread = read_files(one.folder)
    damages = [*unread, *find_changed_files(files)]
    if damages:
        problems.append(f"{one.folder}: {damages[0]}; its parties keep their ids")
        return None
    with raise_if_unreadable(one.folder):
        changed = replace_party_ids(files, *said)
        is_done = rewrite_folder(one.folder, {**changed, **finish(changed)}, one.checksums)
    return sha256(changed[DESCRIPTOR_NAME]).hexdigest() if is_done else None
