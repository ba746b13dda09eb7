"""What is made from the settings table: it is there, it is of today, and Windows' own tools can read it."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from app.adapters.settings_files import read_settings
from app.adapters.settings_registry import COMPUTER, POLICY_KEY, RECOMMENDED_KEY, CentralRegistry
from app.effective_settings import Level, effective
from app.options import Option
from app.settings import OPTIONS, TABLES, Settings
from installer.admx import LANGUAGES, adml, admx
from installer.generate import FOLDER, documents
from installer.samples import shown
from tests.fakes.registry import FakeRegistry

SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
CENTRAL = [option for option in OPTIONS if option.is_central]
KINDS = {int: "decimal", tuple: "multiText", str: "text"}
FIELDS = {"decimal": "decimalTextBox", "multiText": "multiTextBox", "text": "textBox", "enum": "dropdownList"}


def parsed(document: bytes) -> Xml.Element:
    """One of our own documents, without its namespace."""
    root = Xml.fromstring(document)
    for element in root.iter():
        assert element.tag.startswith(SPACE)
        element.tag = element.tag.removeprefix(SPACE)
    return root


@pytest.fixture(scope="module")
def definitions() -> Xml.Element:
    return parsed(admx())


# ---------------------------------------------------------------- of today


@pytest.mark.parametrize("name", documents())
def test_file_is_what_the_table_says(name: str) -> None:
    """When this fails: `python3 run.py policies`."""
    assert _lines((FOLDER / name).read_bytes()) == _lines(documents()[name])


def test_no_other_file_lies_beside_them() -> None:
    there = {
        path.relative_to(FOLDER).as_posix() for path in (FOLDER / "policies").rglob("*") if path.is_file()
    }
    assert there == {name for name in documents() if name.startswith("policies/")}


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_option_has_words_of_its_own_in_both_languages(option: Option) -> None:
    about = option.about
    for words in (about.title, about.meaning, *(choice.words for choice in about.choices)):
        assert words.en
        assert words.nl
    assert about.meaning.en != about.meaning.nl
    assert about.meaning.en.endswith(".")
    assert about.meaning.nl.endswith(".")
    assert option.table in TABLES


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_default_and_example_are_allowed(option: Option) -> None:
    assert option.trouble(option.default) is None
    assert option.trouble(shown(option)) is None
    # The installer knows texts only.
    assert not option.about.installed_as or isinstance(option.default, str)


def test_names_that_it_knows_say_which_they_mean() -> None:
    for names in (
        [option.policy_name.lower() for option in OPTIONS],
        [o.about.installed_as for o in OPTIONS],
    ):
        given = [name for name in names if name]
        assert len(given) == len(set(given))


def test_installer_sets_what_the_issue_promises() -> None:
    assert {option.about.installed_as: option.name for option in OPTIONS if option.about.installed_as} == {
        "SIPSERVER": "sip_registrar",
        "SIPTRANSPORT": "sip_transport",
        "CRMURL": "crm_url",
        "LANGUAGE": "ui_language",
    }


# ---------------------------------------------------------------- the policy definitions


def test_every_option_is_a_policy_and_a_recommendation_of_its_kind(definitions: Xml.Element) -> None:
    policies = {policy.get("name", ""): policy for policy in definitions.iter("policy")}
    assert len(policies) == 2 * len(CENTRAL)
    for option in CENTRAL:
        for name, key in (
            (option.policy_name, POLICY_KEY),
            (f"{option.policy_name}_Recommended", RECOMMENDED_KEY),
        ):
            policy = policies[name]
            assert (policy.get("key"), policy.get("class")) == (key, "Both")
            if isinstance(option.default, bool):
                assert policy.get("valueName") == option.policy_name
                continue
            (element,) = policy.findall("elements/*")
            is_list = isinstance(option.default, tuple)
            kind = "enum" if option.about.choices and not is_list else KINDS[type(option.default)]
            assert element.tag == kind
            assert (element.get("id"), element.get("valueName")) == (option.policy_name, option.policy_name)


def test_policy_editor_offers_what_the_program_accepts(definitions: Xml.Element) -> None:
    for option in CENTRAL:
        (policy,) = (one for one in definitions.iter("policy") if one.get("name") == option.policy_name)
        offered = [value.text for value in policy.iterfind("elements/enum/item/value/string")]
        is_list = isinstance(option.default, tuple)
        assert offered == ([] if is_list else [choice.value for choice in option.about.choices])
        for number in policy.iterfind("elements/decimal"):
            assert option.trouble(int(number.get("minValue", ""))) is None
            assert option.trouble(int(number.get("maxValue", ""))) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_to_a_word_leads_to_one_and_no_word_is_left_over(
    language: str, definitions: Xml.Element
) -> None:
    words = parsed(adml(language))
    texts = "\n".join(value for element in definitions.iter() for value in element.attrib.values())
    for kind, table in (("string", "stringTable/string"), ("presentation", "presentationTable/presentation")):
        wanted = re.findall(rf"\$\({kind}\.(\w+)\)", texts)
        there = [element.get("id") for element in words.iterfind(f"resources/{table}")]
        assert sorted(set(wanted)) == sorted(map(str, there))
    assert all((element.text or "").strip() for element in words.iter("string"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_editor_belongs_to_a_value_of_its_kind(
    language: str, definitions: Xml.Element
) -> None:
    presentations = {one.get("id"): one for one in parsed(adml(language)).iter("presentation")}
    for policy in definitions.iter("policy"):
        elements = policy.findall("elements/*")
        name = policy.get("presentation", "").removeprefix("$(presentation.").removesuffix(")")
        fields = presentations[name].findall("*") if name else []
        assert [(FIELDS[one.tag], one.get("id")) for one in elements] == [
            (field.tag, field.get("refId")) for field in fields
        ]


def test_references_between_definitions_lead_somewhere(definitions: Xml.Element) -> None:
    categories = {category.get("name") for category in definitions.iterfind("categories/category")}
    supported = {one.get("name") for one in definitions.iterfind("supportedOn/definitions/definition")}
    assert {one.get("ref") for one in definitions.iter("parentCategory")} <= categories
    assert {one.get("ref") for one in definitions.iterfind("policies/policy/supportedOn")} == supported


def test_dutch_explanations_are_dutch_and_english_ones_english() -> None:
    nl, en = (parsed(adml(language)) for language in ("nl", "en"))
    pairs = zip(nl.iter("string"), en.iter("string"), strict=True)
    explained = [(a, b) for a, b in pairs if str(a.get("id")).endswith("_Help")]
    assert len(explained) == 2 * len(CENTRAL)
    assert all(a.text != b.text and a.get("id") == b.get("id") for a, b in explained)


# ---------------------------------------------------------------- the samples

SHOWN: dict[str, Any] = {option.name: shown(option) for option in CENTRAL}
EXAMPLES = Settings(**SHOWN)


def test_sample_file_says_nothing_as_it_is_and_everything_without_its_signs(tmp_path: Path) -> None:
    sample = tmp_path / "policy.toml"
    sample.write_bytes((FOLDER / "policies" / "sample.toml").read_bytes())
    assert read_settings(sample, Level.POLICY).values == {}
    text = sample.read_text("utf-8")
    sample.write_text(re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.M), encoding="utf-8")
    layer = read_settings(sample, Level.POLICY)
    assert layer.troubles == ()
    assert effective([layer]).settings == EXAMPLES


def test_sample_of_the_registry_says_nothing_as_it_is_and_everything_without_its_signs() -> None:
    lines = (FOLDER / "policies" / "sample.reg").read_bytes().decode("utf-16").split("\r\n")
    assert lines[0] == "Windows Registry Editor Version 5.00"
    assert lines[-1] == ""
    assert not [line for line in lines if line.startswith('"')]
    registry = FakeRegistry()
    key = next(line for line in lines if line.startswith("["))[1:-1].removeprefix(f"{COMPUTER}\\")
    for line in lines:
        if line.startswith(';"'):
            name, _, value = line.removeprefix(";").partition("=")
            registry.set(COMPUTER, key, name.strip('"'), _registry_value(value))
    found = effective(CentralRegistry(registry).layers())
    assert (found.settings, found.troubles) == (EXAMPLES, ())


def _lines(document: bytes) -> list[bytes]:
    """The lines: git on Windows may have changed their ends."""
    return document.splitlines()


def _registry_value(text: str) -> object:
    """As Windows' registry editor reads it."""
    if text.startswith("dword:"):
        return int(text.removeprefix("dword:"), 16)
    if text.startswith("hex(7):"):
        raw = bytes.fromhex(text.removeprefix("hex(7):").replace(",", ""))
        return raw.decode("utf-16-le").rstrip("\0").split("\0")
    return text.strip('"')
