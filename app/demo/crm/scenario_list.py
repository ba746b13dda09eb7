"""The named situations as JSON, for demonstrations and tests."""

from typing import Any

from app.demo.corporation.corporation import Corporation
from app.demo.corporation.scene import Scenario

_OTHER_NAMES = {"professional": "S9", "former_tenant": "S13"}


def scenario_list(corporation: Corporation) -> dict[str, Any]:
    """Name -> who calls from which number (E.164, null when withheld), and what is known about it."""
    scenarios = {name: _form(scenario) for name, scenario in corporation.scenarios.items()}
    return scenarios | {name: scenarios[original] for name, original in _OTHER_NAMES.items()}


def _form(scenario: Scenario) -> dict[str, Any]:
    return {
        "description": scenario.description,
        "number": scenario.caller,
        "other_numbers": list(scenario.others),
        "relation_ids": list(scenario.relation_ids),
        "unit_id": scenario.unit_id,
        "complex_id": scenario.complex_id,
    }
