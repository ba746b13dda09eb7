"""The building around the home: what is broken, and who looks after it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class ReportState(Enum):
    """Where a repair request is (VERA ONDERHOUDSVERZOEKSTATUS, folded into what a caller asks)."""

    REGISTERED = auto()
    AWAITING_APPROVAL = auto()
    IN_PROGRESS = auto()
    DONE = auto()


@dataclass(frozen=True)
class Report:
    """A repair request (VERA Onderhoudsverzoek) of a home or of something shared.

    `reporters` counts people and never names them. `object_kind` is the VERA code of the shared object
    (LIF, TRH, GAL …), '' for a home. `visit_begin`/`visit_end` is the planned appointment, UTC.
    """

    report_id: str
    description: str
    state: ReportState
    reported_at: datetime | None = None
    reporters: int = 0
    object_kind: str = ""
    object_name: str = ""
    visit_begin: datetime | None = None
    visit_end: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True until the work is technically ready or the request was dropped."""
        return self.state is not ReportState.DONE


@dataclass(frozen=True)
class UnitReports:
    """The open repair requests of one home, newest first."""

    reports: tuple[Report, ...] = ()


@dataclass(frozen=True)
class ComplexReports:
    """The open repair requests of one complex that concern something shared, newest first."""

    reports: tuple[Report, ...] = ()


@dataclass(frozen=True)
class Carer:
    """Somebody who looks after a building: a colleague or a partner firm."""

    role: str
    name: str


@dataclass(frozen=True)
class Complex:
    """A complex (VERA Cluster of soort OND)."""

    complex_id: str
    name: str
    carers: tuple[Carer, ...] = ()
