"""The pages about one caller, as headed lists of rows."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from app.domain.building import Complex, Report
from app.domain.dossier import Dossier, Part, PartState
from app.domain.history import Case, PastContact
from app.domain.tenancy import Leases, Person, Unit
from ui.picture import Row, Section
from ui.texts import failures, history, languages, times

translate = QCoreApplication.translate
Content = TypeVar("Content")

NAMED = 2  # names that fit beside a role


def subtitle(dossier: Dossier) -> str:
    """Role, home, floor and complex on one line."""
    person, leases = dossier.person.content, dossier.leases.content
    unit, building = dossier.unit.content, dossier.complex.content
    parts = []
    running = leases.running if leases is not None else None
    if running is not None and running.begin is not None:
        parts.append(translate("Sections", "tenant since {year}").format(year=running.begin.year))
    elif person is not None:
        parts += person.roles
        parts.append(_represented_words(person.represents))
    address = unit.address.line if unit is not None else (person.address.line if person is not None else "")
    parts.append(address)
    if unit is not None and unit.floor is not None:
        parts.append(floor_words(unit.floor))
    name = building.name if building is not None else (unit.complex.name if unit and unit.complex else "")
    if name:
        parts.append(translate("Sections", "complex {name}").format(name=name))
    if person is not None and not languages.is_dutch(person.language):
        spoken = languages.language_words(person.language)
        parts.insert(0, translate("Sections", "speaks {language}").format(language=spoken))
    return " · ".join(part for part in parts if part)


def _represented_words(represents: tuple[str, ...]) -> str:
    """Whom somebody calls for: names when they fit, else how many."""
    if len(represents) <= NAMED:
        return ", ".join(represents)
    return translate("Sections", "for {n} people").format(n=len(represents))


def floor_words(floor: int) -> str:
    """'begane grond', '3e etage'."""
    if floor == 0:
        return translate("Sections", "ground floor")
    if floor < 0:
        return translate("Sections", "basement")
    return translate("Sections", "floor {n}").format(n=floor)


def building(dossier: Dossier, now: datetime) -> tuple[Section, ...]:
    """What is going on in the building, and who looks after it."""
    return (
        _section(
            translate("Sections", "Going on in this building"),
            dossier.complex_reports,
            lambda content: tuple(_report_row(report, now) for report in content.reports),
            translate("Sections", "No open reports in this building."),
        ),
        _section(
            translate("Sections", "Who looks after it"),
            dossier.complex,
            lambda content: _carer_rows(content),
            translate("Sections", "Nobody is named for this building."),
        ),
    )


def contacts(dossier: Dossier, now: datetime) -> tuple[Section, ...]:
    """Earlier contacts over all channels, promises first."""
    return (
        _section(
            translate("Sections", "Promised"),
            dossier.appointments,
            lambda content: tuple(
                Row(one.subject, times.moment(one.begins, now) if one.begins else "", icon="promise")
                for one in content.appointments
                if one.is_open
            ),
            translate("Sections", "Nothing has been promised."),
        ),
        _section(
            translate("Sections", "Earlier contacts"),
            dossier.contacts,
            lambda content: tuple(_contact_row(contact, now) for contact in content.contacts),
            translate("Sections", "No earlier contacts."),
        ),
    )


def repairs(dossier: Dossier, now: datetime) -> tuple[Section, ...]:
    """Open repairs of the home."""
    return (
        _section(
            translate("Sections", "Repairs of this home"),
            dossier.unit_reports,
            lambda content: tuple(_report_row(report, now) for report in content.reports),
            translate("Sections", "No open repairs."),
        ),
    )


def lease(dossier: Dossier, now: datetime) -> tuple[Section, ...]:
    """Lease, home, household, and the cases that may be seen."""
    return (
        _section(
            translate("Sections", "Lease"),
            dossier.leases,
            _lease_rows,
            translate("Sections", "No lease known."),
        ),
        _section(
            translate("Sections", "Home"), dossier.unit, _unit_rows, translate("Sections", "No home known.")
        ),
        _section(
            translate("Sections", "Household"),
            dossier.person,
            _household_rows,
            translate("Sections", "Nobody else is registered."),
        ),
        _section(
            translate("Sections", "Cases"),
            dossier.cases,
            lambda content: tuple(_case_row(case, now) for case in content.cases if not case.is_nuisance),
            translate("Sections", "No cases."),
        ),
    )


def _section(
    heading: str, part: Part[Content], rows: Callable[[Content], tuple[Row, ...]], nothing: str
) -> Section:
    if part.state is PartState.LOADING:
        return Section(heading, note=translate("Sections", "Being looked up …"))
    if part.failure is not None:
        return Section(heading, note=failures.failure_words(part.failure), tone="bad")
    found = rows(part.content) if part.content is not None else ()
    return Section(heading, found, note="" if found else nothing)


def _report_row(report: Report, now: datetime) -> Row:
    word, tone = history.report_state_words(report, now)
    title = report.description or report.object_name
    return Row(title, history.report_detail(report, now), word, tone, "repair", is_strong=report.is_open)


def _carer_rows(building: Complex) -> tuple[Row, ...]:
    return tuple(Row(carer.name, carer.role, icon="person") for carer in building.carers)


def _contact_row(contact: PastContact, now: datetime) -> Row:
    way = (
        translate("Sections", "{channel} to us")
        if contact.incoming
        else translate("Sections", "{channel} from us")
    )
    detail = f"{way.format(channel=history.channel_words(contact.channel))} · {times.moment(contact.at, now)}"
    waiting = not contact.answered
    return Row(
        contact.subject or contact.topic,
        detail,
        translate("Sections", "not answered") if waiting else "",
        "warn" if waiting else "",
        history.channel_icon(contact.channel),
        is_strong=waiting,
    )


def _lease_rows(leases: Leases) -> tuple[Row, ...]:
    rows = []
    for one in leases.leases:
        begin = times.short_date(one.begin) if one.begin else ""
        if one.is_running:
            title = translate("Sections", "Running since {date}").format(date=begin)
        else:
            end = times.short_date(one.end) if one.end else ""
            title = translate("Sections", "Ended {date}").format(date=end)
        rows.append(Row(title, one.lease_id, icon="contract"))
    return tuple(rows)


def _unit_rows(unit: Unit) -> tuple[Row, ...]:
    floor = floor_words(unit.floor) if unit.floor is not None else ""
    detail = " · ".join(part for part in (unit.address.postcode, unit.kind, floor) if part)
    return (Row(unit.address.line, detail, icon="visit"),)


def _household_rows(person: Person) -> tuple[Row, ...]:
    own = (Row(person.name, ", ".join(person.roles), icon="person"),)
    return own + tuple(Row(name, icon="person") for name in person.housemates)


def _case_row(case: Case, now: datetime) -> Row:
    when = times.day(case.registered_at, now) if case.registered_at else ""
    word = translate("Sections", "open") if case.is_open else translate("Sections", "closed")
    return Row(case.description, when, word, "info" if case.is_open else "", "letter")
