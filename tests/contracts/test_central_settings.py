"""What every place for central settings does: what is right counts, what is wrong is named and left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.effective_settings import EffectiveSettings, Layer, Level, Origin, SettingTrouble, effective
from app.options import Option, Trouble
from app.settings import OPTIONS, Settings
from tests.contracts.central_settings import KINDS, Organisation, organisation

CENTRAL = (Level.POLICY, Level.RECOMMENDED, Level.INSTALLED)
PLANNED = [(level, option) for level in CENTRAL for option in OPTIONS if option.is_central]
OWN = Layer(Level.OWN, "own", {"sip_registrar": "eigen.example.nl"})


@pytest.fixture(params=KINDS)
def it(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Organisation]:
    """An organisation that has set nothing yet."""
    with organisation(request.param, tmp_path) as made:
        yield made


def found(it: Organisation, *own: Layer) -> EffectiveSettings:
    """What counts."""
    return effective((*own, *it.central.layers()))


def another(option: Option) -> Any:
    """A value that is not the default."""
    if isinstance(option.default, bool):
        return not option.default
    if isinstance(option.default, int):
        return (option.about.limits or range(65_536))[-1]
    if isinstance(option.default, tuple) and option.about.choices:
        return tuple(choice.value for choice in reversed(option.about.choices))
    if isinstance(option.default, tuple):
        return ("10.0.0.1", "10.0.0.2:5061")
    values = [choice.value for choice in option.about.choices] or ["merel é"]
    return next(value for value in values if value != option.default)


def test_organisation_that_set_nothing_changes_nothing(it: Organisation) -> None:
    nothing = found(it)
    assert (nothing.settings, nothing.troubles) == (Settings(), ())
    assert set(nothing.origins.values()) == {Origin(Level.BUILT_IN, "")}


@pytest.mark.parametrize(
    ("level", "option"), PLANNED, ids=[f"{level.name}-{option.name}" for level, option in PLANNED]
)
def test_each_option_can_be_set_at_each_level_and_changes_no_other(
    it: Organisation, level: Level, option: Option
) -> None:
    name = it.name(level, option)
    if not name:
        return  # the installer has a property for a few options only
    it.set(level, name, another(option))
    now = found(it)
    assert now.troubles == ()
    assert now.settings == Settings(**{option.name: another(option)})
    assert now.origins[option.name] == Origin(level, it.place(level))
    assert [one for one, origin in now.origins.items() if origin.level is not Level.BUILT_IN] == [option.name]


def test_policy_stands_above_the_user_and_the_user_above_the_rest(it: Organisation) -> None:
    registrar = next(option for option in OPTIONS if option.name == "sip_registrar")
    seen = [found(it).settings.sip_registrar]
    for level in reversed(CENTRAL):
        it.set(level, it.name(level, registrar), f"{level.name.lower()}.example.nl")
        seen += [found(it).settings.sip_registrar, found(it, OWN).settings.sip_registrar]
    assert seen == [
        "",
        "installed.example.nl",
        "eigen.example.nl",
        "recommended.example.nl",
        "eigen.example.nl",
        "policy.example.nl",
        "policy.example.nl",
    ]
    assert found(it, OWN).is_managed("sip_registrar")
    assert not found(it, OWN).is_managed("sip_user")


@pytest.mark.parametrize(
    ("name", "value", "trouble"),
    [
        ("sip_transport", "duif", Trouble.NOT_A_CHOICE),
        ("sip_transport", 7, Trouble.WRONG_TYPE),
        ("sip_local_port", 65_536, Trouble.NOT_A_CHOICE),
        ("sip_local_port", "5062", Trouble.WRONG_TYPE),
        ("sip_accept_from", "10.0.0.1", Trouble.WRONG_TYPE),
        ("ui_language", "fy", Trouble.NOT_A_CHOICE),
    ],
)
def test_bad_policy_is_named_with_its_place_and_the_next_source_counts(
    it: Organisation, name: str, value: Any, trouble: Trouble
) -> None:
    option = next(option for option in OPTIONS if option.name == name)
    policy, recommended = it.name(Level.POLICY, option), it.name(Level.RECOMMENDED, option)
    it.set(Level.POLICY, policy, value)
    it.set(Level.RECOMMENDED, recommended, another(option))
    now = found(it)
    assert now.troubles == (SettingTrouble(trouble, policy, it.place(Level.POLICY)),)
    assert now.settings == Settings(**{name: another(option)})
    assert now.origins[name].level is Level.RECOMMENDED


@pytest.mark.parametrize("secret", ["sip_password", "SipPassword", "sip-password", "CrmApiKey"])
def test_password_in_a_policy_is_unknown_and_its_value_told_to_nobody(it: Organisation, secret: str) -> None:
    it.set(Level.POLICY, secret, "Kanarie7")
    now = found(it)
    assert [(one.trouble, one.place) for one in now.troubles] == [
        (Trouble.UNKNOWN_NAME, it.place(Level.POLICY))
    ]
    assert "Kanarie7" not in repr(now)


def test_what_is_for_trials_only_cannot_be_set_for_an_organisation(it: Organisation) -> None:
    trials = [option for option in OPTIONS if not option.is_central]
    assert trials
    for option in trials:
        it.set(Level.POLICY, it.name(Level.POLICY, option), another(option))
    now = found(it)
    assert now.settings == Settings()
    assert {one.trouble for one in now.troubles} == {Trouble.UNKNOWN_NAME}
    assert len(now.troubles) == len(trials)
