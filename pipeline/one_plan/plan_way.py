"""The way of one plan, from its file's bytes to the files of its published folder.

A child process that can reach nothing else goes it (`pipeline.process`). The parent gives it the
bytes (`plan_files.load_plan_files`) and writes the folder (`storage.folder.write_folder`), see
`pipeline.run.tasks`. A run of many plans goes this way for each of them, and puts together the
words of an institution's plans at the one place where the way waits (`pipeline.run.run_plans`).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor

from msgspec.structs import asdict, replace

from extractors.errors import ErrorsFound
from extractors.records.read_pages import Page
from normalizers.titles.institution_names import to_institution_slug
from pipeline.dataset.build_dataset import build_dataset
from pipeline.dataset.dataset_records import Dataset
from pipeline.one_plan.companions import restore_companion
from pipeline.one_plan.kept_reading import pack_reading, unpack_reading
from pipeline.one_plan.messages import (
    BuildResult,
    Evidence,
    PlanFacts,
    PlanReading,
    RunSettings,
)
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.one_plan.plan_summary import count_contents, summarize_agreement, summarize_plan
from pipeline.process.child import ParentChannel
from pipeline.process.message_bytes import pack_record, unpack_record
from pipeline.publish.build_files import ReportBuilder, build_folder_files, skip_report
from pipeline.storage.folder import FolderFiles
from pipeline.structure.known_words import MOST_WORDS, KnownWords, collect_known_words
from pipeline.structure.read_plan import Plan, interpret_document

VERIFY_SECONDS_PER_PAGE = 1.0
"""Seconds allowed for a page of the second reader; it takes a tenth of that."""

PageDrawer = Callable[[], list[bytes]]
"""Gives the pictures of a plan's pages, once they are drawn."""


def walk_plan_way(
    parent: ParentChannel,
    files: PlanFiles,
    settings: RunSettings,
    packed_reading: bytes = b"",
    *,
    must_pack: bool = False,
    is_drawn: bool = False,
) -> Generator[PlanReading, Evidence, BuildResult]:
    """The way of one plan: its bytes in, the files of its published folder out.

    Half-way it yields what the plan is and which words it has, and receives those of the other
    plans of its institution, which help to join broken words. With `must_pack` it also yields all
    that was read, with which another process can go on (`packed_reading`). With
    `is_drawn` another process draws the pictures for the report, and the parent sends them some
    time after the words.

    Raises an `IshplanError` that says why the plan cannot be published.
    """
    options = settings.options
    if packed_reading:
        document, source, recognised = unpack_reading(packed_reading, files)
    else:  # bytes → words and ruling lines of each page → cells → whole tables
        from pipeline.one_plan.open_plan import read_any_document

        document, source, recognised = read_any_document(files, parent)
    # → sections, what each row is, the list of abbreviations, the period, whose plan it is
    plan = interpret_document(document, source, options.period)
    words = collect_known_words(plan)

    kept = b""
    if must_pack:
        kept = packed_reading or pack_reading(document, source, recognised)
    evidence = yield PlanReading(_describe_plan_facts(plan), pack_record(words), kept)
    draw_pages = None
    if options.report:
        draw_pages = parent.wait_for_reply if is_drawn else _start_drawing(files, parent)
    if evidence.packed_words:
        words = unpack_record(evidence.packed_words, KnownWords, MOST_WORDS)

    if document.method == "inferred" and words.stem_counts:
        # A bare text is divided anew, by what the columns of the other plans hold.
        from pipeline.one_plan.open_plan import open_word_or_text

        document, source = open_word_or_text(files, parent, words.stem_counts)
        plan = interpret_document(document, source, options.period)
    # What the analyst decided, and all that the print means: typed rows of every table
    slug = to_institution_slug(options.institution or plan.institution or "") or None
    corrections = files.keep_decisions_of(slug).parse_decisions()
    data = build_dataset(plan, words.vocabulary, corrections)
    if options.verify:  # a second reader, and other formats of the plan, see the same?
        data = _add_checks(data, plan, files, evidence, recognised, parent)
    data = _add_provenance(data, settings, evidence)
    if options.strict:
        _raise_on_errors(data)

    # Parquet, JSON and the data package; the page that shows them, with its pictures
    return BuildResult(
        build_folder_files(data, _make_report_builder(draw_pages)),
        summarize_plan(data),
        count_contents(data),
        tuple(summarize_agreement(source.name, form) for form in data.other_formats),
    )


def _describe_plan_facts(plan: Plan) -> PlanFacts:
    source = plan.source
    return PlanFacts(plan.year, plan.institution, source.sha256, source.pages, source.form)


def _add_checks(
    data: Dataset,
    plan: Plan,
    files: PlanFiles,
    evidence: Evidence,
    recognised: Mapping[int, Page],
    parent: ParentChannel,
) -> Dataset:
    """The dataset, with the results of the second reader and of the comparison with other forms."""
    from pipeline.verify.verify import OtherFormat, add_format_check, add_reader_check

    companions = evidence.companions
    parent.ask_for_more_time(plan.source.pages * VERIFY_SECONDS_PER_PAGE)
    if plan.document.has_pages or not companions:
        data = add_reader_check(data, plan, files.content, recognised)
    if companions:
        other_formats = (
            OtherFormat(
                one.name, one.file_format, one.file_hashes[0][1], restore_companion(one, data)
            )
            for one in companions
        )
        data = add_format_check(data, plan.source.form, other_formats)
    return data


def _add_provenance(data: Dataset, settings: RunSettings, evidence: Evidence) -> Dataset:
    """The dataset, with what it was made of: program, options, words and other forms."""
    provenance = {
        "program": settings.program,
        "options": asdict(settings.options),
        "words": list(evidence.other_hashes),
        "companions": [one.file_hashes for one in evidence.companions],
    }
    institution = settings.options.institution or data.institution
    return replace(data, provenance=provenance, institution=institution)


def _start_drawing(files: PlanFiles, parent: ParentChannel) -> PageDrawer:
    """Starts a thread that draws the pictures of a plan's pages while its dataset is made; returns
    what waits for them.

    This is safe, since nothing else uses MuPDF once the plan is read.
    """
    from pipeline.one_plan.draw_plan import draw_plan_pages

    executor = ThreadPoolExecutor(1)
    pictures = executor.submit(draw_plan_pages, files, parent)
    executor.shutdown(wait=False)
    return pictures.result


def _make_report_builder(draw_pages: PageDrawer | None) -> ReportBuilder:
    """The function that makes the report with the pictures of the pages; one that makes none if
    nothing draws them."""
    if draw_pages is None:
        return skip_report

    def build_with_pictures(folder_files: FolderFiles) -> FolderFiles:
        from pipeline.report.build_report import build_year_report

        return build_year_report(folder_files, draw_pages)

    return build_with_pictures


def _raise_on_errors(data: Dataset) -> None:
    """Raises `ErrorsFound` if a finding is an error."""
    errors = [finding for finding in data.findings if finding["severity"] == "error"]
    if errors:
        first = errors[0]
        where = f"page {first['page']}" if first["page"] else str(first["item_id"] or "the plan")
        raise ErrorsFound(
            f"{data.source.name}: {len(errors)} finding(s) are errors, the first on {where}: "
            f"{first['code']}, {first['message']}. Not published, as --strict was given; settle "
            "them in the YAML file beside the plan, or run without --strict."
        )
