"""Words for contacts, reports, flags, cases and what matters now."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.attention import AttentionKind, AttentionLine
from app.domain.building import Report, ReportState
from app.domain.history import Appointment, Case, Channel, PastContact
from app.domain.tenancy import Flag, FlagKind
from ui.picture import Line
from ui.texts import times

translate = QCoreApplication.translate


def channel_words(channel: Channel) -> str:
    """The way a contact came in."""
    match channel:
        case Channel.PHONE:
            return translate("History", "Phone call")
        case Channel.EMAIL:
            return translate("History", "E-mail")
        case Channel.WHATSAPP:
            return "WhatsApp"
        case Channel.PORTAL:
            return translate("History", "Portal")
        case Channel.DESK:
            return translate("History", "Desk")
        case Channel.VISIT:
            return translate("History", "Home visit")
        case Channel.LETTER:
            return translate("History", "Letter")
        case Channel.SMS:
            return translate("History", "Text message")
        case Channel.OTHER:
            return translate("History", "Contact")
        case _:
            assert_never(channel)


def channel_icon(channel: Channel) -> str:
    """The drawing beside it."""
    match channel:
        case Channel.PHONE:
            return "phone"
        case Channel.EMAIL:
            return "message"
        case Channel.WHATSAPP | Channel.SMS | Channel.OTHER:
            return "chat"
        case Channel.PORTAL:
            return "portal"
        case Channel.DESK:
            return "desk"
        case Channel.VISIT:
            return "visit"
        case Channel.LETTER:
            return "letter"
        case _:
            assert_never(channel)


def report_state_words(report: Report, now: datetime) -> tuple[str, str]:
    """Where a repair stands, and its tone."""
    if report.is_open and report.visit_begin is not None and report.visit_begin >= now:
        return translate("History", "planned"), "info"
    match report.state:
        case ReportState.REGISTERED:
            return translate("History", "reported"), "warn"
        case ReportState.AWAITING_APPROVAL:
            return translate("History", "awaits approval"), "warn"
        case ReportState.IN_PROGRESS:
            return translate("History", "in progress"), "info"
        case ReportState.DONE:
            return translate("History", "done"), "ok"
        case _:
            assert_never(report.state)


def report_detail(report: Report, now: datetime) -> str:
    """When it was reported, by how many, and when somebody comes."""
    parts = []
    # What is yet to come first: it is what the caller asks, and the end of the line may be cut.
    if report.visit_begin is not None and report.is_open and report.visit_begin >= now:
        when = times.visit(report.visit_begin, report.visit_end, now)
        parts.append(translate("History", "mechanic {when}").format(when=when))
    if report.reported_at is not None:
        parts.append(
            translate("History", "reported {when}").format(when=times.moment(report.reported_at, now))
        )
    if report.reporters > 1:
        parts.append(translate("History", "{n} residents").format(n=report.reporters))
    return " · ".join(parts)


def flag_words(kind: FlagKind) -> str:
    """What a flag is about, when the corporation gave it no word."""
    match kind:
        case FlagKind.STAFF_SAFETY:
            return translate("History", "Safety of staff")
        case FlagKind.SUPPORT:
            return translate("History", "Support")
        case FlagKind.ARREARS:
            return translate("History", "Arrears")
        case FlagKind.NUISANCE:
            return translate("History", "Nuisance")
        case FlagKind.MISUSE:
            return translate("History", "Misuse of the home")
        case _:
            assert_never(kind)


def covered_line() -> Line:
    """What stands for a line that may not be seen yet."""
    return Line(
        translate("History", "Confidential"),
        translate("History", "Opens after verification; opening is recorded"),
        "lock",
        "cover",
        is_covered=True,
    )


def attention_line(line: AttentionLine, now: datetime) -> Line:
    """One line of what matters now, in words."""
    title, detail = _attention_words(line, now)
    if line.count > 1:
        title = translate("History", "{title} (+{n} more)").format(title=title, n=line.count - 1)
    return Line(title, detail, *_attention_look(line.kind))


def _attention_words(line: AttentionLine, now: datetime) -> tuple[str, str]:
    match line.about:
        case Report() as report:
            name = report.description or report.object_name
            if line.kind is AttentionKind.OPEN_REPAIR:
                return translate("History", "Open repair: {what}").format(what=name), report_detail(
                    report, now
                )
            if report.is_open:
                return translate("History", "Known: {what}").format(what=name), report_detail(report, now)
            return translate("History", "Just repaired: {what}").format(what=name), report_detail(report, now)
        case Appointment() as appointment:
            when = times.moment(appointment.begins, now) if appointment.begins else ""
            return translate("History", "Promise: {what}").format(what=appointment.subject), when
        case PastContact() as contact:
            channel = channel_words(contact.channel)
            title = translate("History", "{channel} of {when}, not answered yet").format(
                channel=channel, when=times.moment(contact.at, now)
            )
            return title, contact.subject
        case Case() as case:
            since = (
                translate("History", "since {day}").format(day=times.day(case.registered_at, now))
                if case.registered_at
                else ""
            )
            return translate("History", "Nuisance case: {what}").format(what=case.description), since
        case Flag() as flag:
            until = (
                translate("History", "until {day}").format(day=times.day(flag.ends, now)) if flag.ends else ""
            )
            words = flag_words(flag.kind)
            if flag.kind is FlagKind.STAFF_SAFETY and flag.label:
                return f"{words}: {flag.label}", until
            return flag.label or words, until
        case _:
            assert_never(line.about)


def _attention_look(kind: AttentionKind) -> tuple[str, str]:
    match kind:
        case AttentionKind.STAFF_SAFETY:
            return "alert", "bad"
        case AttentionKind.KNOWN_OUTAGE:
            return "outage", "warn"
        case AttentionKind.PROMISE:
            return "promise", "info"
        case AttentionKind.UNANSWERED_MESSAGE:
            return "message", ""
        case AttentionKind.NUISANCE:
            return "alert", "warn"
        case AttentionKind.FLAG:
            return "flag", "warn"
        case AttentionKind.OPEN_REPAIR:
            return "repair", ""
        case _:
            assert_never(kind)
