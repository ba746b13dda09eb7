"""What matters now: at most three lines, in a fixed order of rules that reads as a table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from app.domain.building import ComplexReports, Report
from app.domain.dossier import Dossier
from app.domain.history import Appointment, Case, PastContact
from app.domain.tenancy import Flag, FlagKind

MOST_LINES = 3
FRESH = timedelta(hours=72)


class AttentionKind(Enum):
    """What a line is about."""

    STAFF_SAFETY = auto()
    KNOWN_OUTAGE = auto()
    PROMISE = auto()
    UNANSWERED_MESSAGE = auto()
    NUISANCE = auto()
    FLAG = auto()
    OPEN_REPAIR = auto()


@dataclass(frozen=True)
class AttentionLine:
    """One line. `count` says how many more of its kind there are in all.

    `is_confidential`: nothing but its being there may be seen until the caller is verified and the
    agent opens it, which is recorded.
    """

    kind: AttentionKind
    about: Report | Appointment | PastContact | Case | Flag
    count: int = 1
    is_confidential: bool = False


def attention(dossier: Dossier, now: datetime) -> tuple[AttentionLine, ...]:
    """The lines that matter now, most urgent first; those of parts that are still loading are missing."""
    lines = (line for rule in RULES for line in rule(dossier, now))
    return tuple(lines)[:MOST_LINES]


def _staff_safety(dossier: Dossier, _now: datetime) -> Iterator[AttentionLine]:
    yield from _flag_line(dossier, AttentionKind.STAFF_SAFETY, {FlagKind.STAFF_SAFETY}, confidential=False)


def _known_outage(dossier: Dossier, now: datetime) -> Iterator[AttentionLine]:
    reports = dossier.complex_reports.content or ComplexReports()
    known = [report for report in reports.reports if _is_known(report, now)]
    if known:
        yield AttentionLine(AttentionKind.KNOWN_OUTAGE, known[0], len(known))


def _is_known(report: Report, now: datetime) -> bool:
    if report.is_open:
        return True
    return report.reported_at is not None and now - report.reported_at <= FRESH


def _promise(dossier: Dossier, _now: datetime) -> Iterator[AttentionLine]:
    content = dossier.appointments.content
    open_ones = [one for one in content.appointments if one.is_open] if content else []
    if open_ones:
        yield AttentionLine(AttentionKind.PROMISE, open_ones[0], len(open_ones))


def _unanswered(dossier: Dossier, _now: datetime) -> Iterator[AttentionLine]:
    content = dossier.contacts.content
    waiting = [one for one in content.contacts if not one.answered] if content else []
    if waiting:
        yield AttentionLine(AttentionKind.UNANSWERED_MESSAGE, waiting[0], len(waiting))


def _nuisance(dossier: Dossier, _now: datetime) -> Iterator[AttentionLine]:
    content = dossier.cases.content
    cases = [case for case in content.cases if case.is_nuisance] if content else []
    if any(case.is_open for case in cases):
        newest_open = next(case for case in cases if case.is_open)
        yield AttentionLine(AttentionKind.NUISANCE, newest_open, len(cases), is_confidential=True)


def _other_flags(dossier: Dossier, _now: datetime) -> Iterator[AttentionLine]:
    kinds = set(FlagKind) - {FlagKind.STAFF_SAFETY}
    yield from _flag_line(dossier, AttentionKind.FLAG, kinds, confidential=True)


def _open_repair(dossier: Dossier, _now: datetime) -> Iterator[AttentionLine]:
    content = dossier.unit_reports.content
    reports = [report for report in content.reports if report.is_open] if content else []
    if reports:
        yield AttentionLine(AttentionKind.OPEN_REPAIR, reports[0], len(reports))


def _flag_line(
    dossier: Dossier, kind: AttentionKind, kinds: set[FlagKind], *, confidential: bool
) -> Iterator[AttentionLine]:
    content = dossier.flags.content
    flags = [flag for flag in content.flags if flag.kind in kinds] if content else []
    if flags:
        yield AttentionLine(kind, _together(flags), is_confidential=confidential)


def _together(flags: list[Flag]) -> Flag:
    """One flag with the words of all: how many there are helps nobody, what they say may protect somebody."""
    words = dict.fromkeys(flag.label for flag in flags if flag.label)
    ends = {flag.ends for flag in flags}
    return replace(flags[0], label=" · ".join(words), ends=ends.pop() if len(ends) == 1 else None)


RULES: tuple[Callable[[Dossier, datetime], Iterator[AttentionLine]], ...] = (
    _staff_safety,
    _known_outage,
    _promise,
    _unanswered,
    _nuisance,
    _other_flags,
    _open_repair,
)
