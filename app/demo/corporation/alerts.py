"""Alert flags at tenants; each has a day on which it ends."""

from datetime import date, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.estate import Alert
from app.demo.corporation.people import Person
from app.demo.corporation.streams import chance, pick, within
from app.demo.corporation.tenancy import Account

_DETAILS = {
    "OVE": {"GEL": 1},
    "AGR": {"VEB": 6, "FYS": 2, "SCH": 1, "AGS": 1},
    "WAN": {"ONA": 4, "BEL": 3, "INT": 2, "RAC": 1},
    "ONE": {"OND": 4, "VER": 3, "HEN": 2, "DRU": 1},
    "SCH": {"BET": 3},
}
_HELP_DETAILS = {"BWI": ("", "BEW"), "AMB": ("ONB", "AMB"), "BUD": ("ONB", "AMB"), "CUR": ("", "CUR")}
_SUPPORT, _DEBT = "ONB", "SCH"
_HELPED_SHARE = 0.31  # of clients of a professional: makes support the share of alerts that it should have


def alerts(stream: Random, tenant: Person, account: Account, helper_role: str, today: date) -> list[Alert]:
    """The alert flags of one tenant: three at most, none for most. `helper_role` is of RELATIEROLSOORT."""
    share = parameters.ALERT_SHARE / sum(parameters.ALERT_KINDS.values())
    found: list[tuple[str, str]] = []
    if helper_role and chance(stream, _HELPED_SHARE):
        found.append(_HELP_DETAILS[helper_role])
    debt_share = share * parameters.ALERT_KINDS[_DEBT] / parameters.ARREARS_SHARE
    if account.balance > 0 and chance(stream, debt_share):
        found.append((_DEBT, "DEU" if account.collection else "BET"))
    others = {
        kind: weight for kind, weight in parameters.ALERT_KINDS.items() if kind not in (_SUPPORT, _DEBT)
    }
    if chance(stream, share * sum(others.values())):
        kind = pick(stream, others)
        found.append((kind, pick(stream, _DETAILS[kind])))
        if kind == "AGR" and len(found) < 3:
            found.append(("", "BEZ"))
    return [
        make(tenant, number, kind, detail, within(stream, (20, 340)), today)
        for number, (kind, detail) in enumerate(found, 1)
    ]


def make(tenant: Person, number: int, kind: str, detail: str, days_ago: int, today: date) -> Alert:
    """An alert that began some days ago and ends after a year."""
    begin = today - timedelta(days=days_ago)
    return Alert(
        f"S-{tenant.id.removeprefix('R-')}-{number}",
        tenant.id,
        kind,
        detail,
        begin,
        begin + timedelta(days=365),
    )
