"""What matters now, in at most three lines, the most urgent first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.attention import AttentionKind, attention
from app.domain.building import ComplexReports, ReportState, UnitReports
from app.domain.dossier import Dossier, DossierContent
from app.domain.history import Appointments, Cases, PastContacts
from app.domain.tenancy import Flag, FlagKind, Flags
from tests import builders
from tests.builders import NOW

K = AttentionKind


def kinds(*parts: DossierContent) -> list[AttentionKind]:
    return [line.kind for line in attention(builders.dossier(*parts), NOW.utc)]


SAFETY = Flags((builders.flag(FlagKind.STAFF_SAFETY),))
ARREARS = Flags((builders.flag(FlagKind.ARREARS),))
OUTAGE = ComplexReports((builders.report(),))
PROMISE = Appointments((builders.appointment(),))
MESSAGE = PastContacts((builders.past_contact(answered=False),))
NUISANCE = Cases((builders.case(is_nuisance=True),))
REPAIR = UnitReports((builders.report("OND-2"),))


@pytest.mark.parametrize(
    ("part", "kind", "covered"),
    [
        (SAFETY, K.STAFF_SAFETY, False),
        (OUTAGE, K.KNOWN_OUTAGE, False),
        (PROMISE, K.PROMISE, False),
        (MESSAGE, K.UNANSWERED_MESSAGE, False),
        (NUISANCE, K.NUISANCE, True),
        (ARREARS, K.FLAG, True),
        (REPAIR, K.OPEN_REPAIR, False),
    ],
)
def test_each_matter_has_its_line_and_debt_nuisance_and_care_are_covered(
    part: DossierContent, kind: AttentionKind, covered: bool
) -> None:
    (line,) = attention(builders.dossier(part), NOW.utc)
    assert (line.kind, line.is_confidential, line.count) == (kind, covered, 1)


def test_quiet_tenant_has_no_lines() -> None:
    assert kinds() == []


def test_dossier_that_is_still_loading_has_no_lines() -> None:
    assert attention(Dossier("REL-1"), NOW.utc) == ()


def test_three_most_urgent_lines_are_shown_in_order() -> None:
    everything = (NUISANCE, REPAIR, MESSAGE, PROMISE, OUTAGE, SAFETY)
    assert kinds(*everything) == [K.STAFF_SAFETY, K.KNOWN_OUTAGE, K.PROMISE]
    assert kinds(NUISANCE, REPAIR, MESSAGE, ARREARS) == [K.UNANSWERED_MESSAGE, K.NUISANCE, K.FLAG]
    assert kinds(REPAIR, ARREARS) == [K.FLAG, K.OPEN_REPAIR]


def test_safety_of_staff_and_other_flags_are_two_lines() -> None:
    both = Flags((builders.flag(FlagKind.ARREARS), builders.flag(FlagKind.STAFF_SAFETY, "SIG-2")))
    assert kinds(both) == [K.STAFF_SAFETY, K.FLAG]


@pytest.mark.parametrize("kind", [kind for kind in FlagKind if kind is not FlagKind.STAFF_SAFETY])
def test_every_other_flag_is_covered(kind: FlagKind) -> None:
    (line,) = attention(builders.dossier(Flags((builders.flag(kind),))), NOW.utc)
    assert line.is_confidential


def test_line_counts_how_many_of_its_kind_there_are() -> None:
    reports = tuple(builders.report(f"OND-{number}") for number in range(4))
    (line,) = attention(builders.dossier(ComplexReports(reports)), NOW.utc)
    assert (line.about, line.count) == (reports[0], 4)


def test_outage_stays_known_for_three_days_after_it_was_reported() -> None:
    def done(hours: float) -> ComplexReports:
        reported_at = NOW.utc - timedelta(hours=hours)
        return ComplexReports((builders.report(state=ReportState.DONE, reported_at=reported_at),))

    assert kinds(done(72)) == [K.KNOWN_OUTAGE]
    assert kinds(done(72.01)) == []


def test_outage_that_is_done_and_has_no_date_is_not_known() -> None:
    assert kinds(ComplexReports((builders.report(state=ReportState.DONE, reported_at=None),))) == []


def test_promise_that_was_kept_has_no_line() -> None:
    assert kinds(Appointments((builders.appointment(is_open=False),))) == []


def test_nuisance_counts_closed_cases_too_but_only_an_open_one_makes_a_line() -> None:
    closed = builders.case("ZAAK-1", is_nuisance=True, is_open=False)
    opened = builders.case("ZAAK-2", is_nuisance=True)
    other = builders.case("ZAAK-3")
    assert kinds(Cases((closed, other))) == []
    (line,) = attention(builders.dossier(Cases((closed, opened, other))), NOW.utc)
    assert (line.about, line.count) == (opened, 2)


def test_repair_in_the_home_that_is_done_has_no_line() -> None:
    assert kinds(UnitReports((builders.report(state=ReportState.DONE),))) == []


def test_warnings_stand_together_in_one_line_and_none_is_left_out() -> None:
    first = replace(builders.flag(FlagKind.STAFF_SAFETY), label="Verbaal", ends=None)
    second = replace(builders.flag(FlagKind.STAFF_SAFETY, "SIG-2"), label="Bezoek met twee", ends=NOW.utc)
    (line,) = attention(builders.dossier(Flags((first, second, first))), NOW.utc)
    assert isinstance(line.about, Flag)
    assert line.about.label == "Verbaal · Bezoek met twee"
    assert line.about.ends is None, "one end would be untrue of the other"
    assert line.count == 1
