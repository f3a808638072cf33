"""The exceptions of ishplan, one tree.

    IshplanError
    ├── UnreadablePdf        the file is no PDF, damaged, locked, or has no text layer
    ├── UnreadableWord       the file is no .docx, damaged, locked, or has no text
    ├── UnreadableText       the file is no bare text, damaged, in no known encoding, or blank
    ├── NotAPlan             a readable file in which no work plan is found
    ├── NotInPlan            a page or section was asked for that the plan does not have
    ├── LedgerMismatch       characters of the text layer were lost or doubled on the way
    ├── GaveUp               the process that read a file broke its limits, or died
    ├── NoSandbox            the sandbox was required, and this machine does not have it
    ├── Stopped              a run was stopped before it came to a plan's end
    ├── SameYear             two plans of one run are of the same institution and academic year
    ├── NotCompared          the plan that another form of it was to be compared with has failed
    ├── NoInstitution        a plan names no institution where there are several
    ├── MixedInstitutions    years of different institutions would lie in one folder
    ├── NoScheduler          the cluster that was named does not answer
    ├── StorageFailed        a storage does not answer, or refuses
    ├── NotInstalled         a library is needed that is not part of the usual installation
    ├── BadCorrections       the analyst's file beside a plan cannot be read or breaks its schema
    ├── ErrorsFound          a plan has findings that are errors, and a strict run was asked for
    ├── NotPublished         a year was asked for that no run has published
    ├── UnreadableOutput     a published folder is damaged, or of another schema version
    ├── NothingToCompare     two years that are one, or a year without a single item
    └── PublishFailed        the output folder cannot be written

They live in the lowest package so that every stage can raise them. A message is one line: the file,
the page where there is one, what was expected, what to do.
"""

from __future__ import annotations


class IshplanError(Exception):
    """Root of every error that ishplan reports to its user."""


class UnreadablePdf(IshplanError):
    """The file cannot be read as a PDF with a text layer."""


class UnreadableWord(IshplanError):
    """The file cannot be read as a Word file (.docx)."""


class UnreadableText(IshplanError):
    """The file cannot be read as bare text."""


class NotAPlan(IshplanError):
    """The file can be read, but holds no work plan."""


class NotInPlan(IshplanError):
    """A page or section was asked for that the plan does not have."""


class LedgerMismatch(IshplanError):
    """The characters of the text layer do not add up over cells, titles, furniture and findings."""


class GaveUp(IshplanError):
    """A file took more than it may, or ended the process that read it."""


class NoSandbox(IshplanError):
    """A file was not read, as the process that reads it cannot be shut in as was required."""


class Stopped(IshplanError):
    """A plan was not published, since its run was stopped."""


class SameYear(IshplanError):
    """Two plans of one run would be published into the same folder."""


class NotCompared(IshplanError):
    """A form of a plan was read, but the plan itself was not published."""


class NoInstitution(IshplanError):
    """It is not known whose plan it is, and it would have to be."""


class MixedInstitutions(IshplanError):
    """The output holds years of another institution in the folders of these."""


class NoScheduler(IshplanError):
    """No cluster could be reached where one was said to be."""


class StorageFailed(IshplanError):
    """A storage that holds plans or is to hold output could not be used."""


class NotInstalled(IshplanError):
    """What was asked for takes a library that is not installed."""


class BadCorrections(IshplanError):
    """The analyst's file beside a plan is no valid file of decisions."""


class ErrorsFound(IshplanError):
    """A plan has findings that are errors, and the run was to publish none such."""


class NotPublished(IshplanError):
    """A year is not among the published ones."""


class UnreadableOutput(IshplanError):
    """A published folder cannot be read, or was published with another schema."""


class NothingToCompare(IshplanError):
    """What was given is not two years with items."""


class PublishFailed(IshplanError):
    """A dataset could not be written; what was published before stays as it was."""


def describe_error(error: BaseException) -> str:
    """What a library's exception says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
