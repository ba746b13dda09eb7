"""The settings table as policy definitions for Group Policy and Intune: ADMX, and ADML for each language.

Format: Microsoft, 'ADMX Schema'. Each option can be a policy, which nobody on the desk can change, and a
recommendation, which counts until the user says something else.
"""

from xml.etree import ElementTree as Xml

from app.adapters.settings_registry import POLICY_KEY, RECOMMENDED_KEY
from app.options import Option, Words
from app.settings import OPTIONS, TABLES

LANGUAGES = {"nl": "nl-NL", "en": "en-US"}
_NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_ROOT = {"xmlns": _NAMESPACE, "revision": "1.0", "schemaVersion": "1.0"}
_RECOMMENDED = "Recommended"
_LONGEST_TEXT, _LONGEST_LIST = 1_024, 100
_PRODUCT = Words("Bellerbeeld", "Bellerbeeld")
_SUPPORTED = Words("Bellerbeeld on Windows 10 and later", "Bellerbeeld op Windows 10 en later")
_RECOMMENDATIONS = Words(
    "Recommended (users may choose otherwise)", "Aanbevolen (gebruikers mogen anders kiezen)"
)
_AS_POLICY = Words("Nobody on the desk can change it.", "Niemand op de werkplek kan het wijzigen.")
_AS_RECOMMENDATION = Words(
    "It counts until the user says something else.", "Het geldt tot de gebruiker iets anders zegt."
)
_BUILT_IN = Words("Without a policy: {default}.", "Zonder beleid: {default}.")
_EMPTY = Words("empty", "leeg")


def central_options() -> list[Option]:
    """The options that an organisation can set."""
    return [option for option in OPTIONS if option.is_central]


def admx() -> bytes:
    """The definitions, without a word of any language."""
    root = Xml.Element("policyDefinitions", _ROOT)
    namespaces = Xml.SubElement(root, "policyNamespaces")
    Xml.SubElement(namespaces, "target", prefix="bellerbeeld", namespace="Bellerbeeld.Policies")
    Xml.SubElement(root, "resources", minRequiredRevision="1.0")
    supported = Xml.SubElement(Xml.SubElement(root, "supportedOn"), "definitions")
    Xml.SubElement(supported, "definition", name="Supported", displayName="$(string.Supported)")
    _categories(Xml.SubElement(root, "categories"))
    policies = Xml.SubElement(root, "policies")
    for option in central_options():
        _policy(policies, option, POLICY_KEY, option.policy_name, f"Category_{option.table}")
    for option in central_options():
        name = f"{option.policy_name}_{_RECOMMENDED}"
        _policy(policies, option, RECOMMENDED_KEY, name, f"Category_{_RECOMMENDED}")
    return _document(root)


def adml(language: str) -> bytes:
    """The words for them in 'nl' or 'en'."""
    root = Xml.Element("policyDefinitionResources", _ROOT)
    Xml.SubElement(root, "displayName").text = _PRODUCT.en
    Xml.SubElement(root, "description").text = _PRODUCT.en
    resources = Xml.SubElement(root, "resources")
    strings = Xml.SubElement(resources, "stringTable")
    for name, words in _strings().items():
        Xml.SubElement(strings, "string", id=name).text = _in(words, language)
    presentations = Xml.SubElement(resources, "presentationTable")
    for option in central_options():
        for name in (option.policy_name, f"{option.policy_name}_{_RECOMMENDED}"):
            _presentation(presentations, option, name, _in(option.about.title, language))
    return _document(root)


# ------------------------------------------------------------------------------------------ definitions


def _categories(parent: Xml.Element) -> None:
    _category(parent, "Category_Product")
    for table in _tables():
        _category(parent, f"Category_{table}", "Category_Product")
    _category(parent, f"Category_{_RECOMMENDED}", "Category_Product")


def _category(parent: Xml.Element, name: str, within: str = "") -> None:
    category = Xml.SubElement(parent, "category", name=name, displayName=f"$(string.{name})")
    if within:
        Xml.SubElement(category, "parentCategory", ref=within)


def _policy(parent: Xml.Element, option: Option, key: str, name: str, category: str) -> None:
    policy = Xml.SubElement(
        parent,
        "policy",
        {
            "name": name,
            "class": "Both",
            "displayName": f"$(string.{option.policy_name})",
            "explainText": f"$(string.{name}_Help)",
            "key": key,
        },
    )
    Xml.SubElement(policy, "parentCategory", ref=category)
    Xml.SubElement(policy, "supportedOn", ref="Supported")
    if isinstance(option.default, bool):
        policy.set("valueName", option.policy_name)
        for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
            Xml.SubElement(Xml.SubElement(policy, state), "decimal", value=value)
        return
    policy.set("presentation", f"$(presentation.{name})")
    _element(Xml.SubElement(policy, "elements"), option)


def _element(parent: Xml.Element, option: Option) -> None:
    """How the value is entered, and so its kind in the registry: REG_SZ, REG_DWORD or REG_MULTI_SZ."""
    named = {"id": option.policy_name, "valueName": option.policy_name, "required": "true"}
    if isinstance(option.default, int):
        limits = option.about.limits or range(1 << 31)
        least, most = str(limits[0]), str(limits[-1])
        Xml.SubElement(parent, "decimal", named, minValue=least, maxValue=most)
    elif isinstance(option.default, tuple):
        longest, most = str(_LONGEST_TEXT), str(_LONGEST_LIST)
        Xml.SubElement(parent, "multiText", named, maxLength=longest, maxStrings=most)
    elif option.about.choices:
        enum = Xml.SubElement(parent, "enum", named)
        for choice in option.about.choices:
            display = f"$(string.{option.policy_name}_{choice.value})"
            item = Xml.SubElement(enum, "item", displayName=display)
            Xml.SubElement(Xml.SubElement(item, "value"), "string").text = choice.value
    else:
        Xml.SubElement(parent, "text", named, maxLength=str(_LONGEST_TEXT))


# ------------------------------------------------------------------------------------------ words


def _strings() -> dict[str, Words]:
    strings = {
        "Supported": _SUPPORTED,
        "Category_Product": _PRODUCT,
        f"Category_{_RECOMMENDED}": _RECOMMENDATIONS,
    }
    strings |= {f"Category_{table}": TABLES[table] for table in _tables()}
    for option in central_options():
        name = option.policy_name
        strings[name] = option.about.title
        strings[f"{name}_Help"] = _help(option, _AS_POLICY)
        strings[f"{name}_{_RECOMMENDED}_Help"] = _help(option, _AS_RECOMMENDATION)
        if not isinstance(option.default, tuple):  # a list is typed, line by line; its words are in the help
            strings |= {f"{name}_{choice.value}": choice.words for choice in option.about.choices}
    return strings


def _help(option: Option, force: Words) -> Words:
    """Meaning, what is built in, and how hard it is."""

    def told(language: str) -> str:
        built_in = _in(_BUILT_IN, language).format(default=default_words(option, language))
        return f"{_in(option.about.meaning, language)}\n\n{built_in} {_in(force, language)}"

    return Words(told("en"), told("nl"))


def default_words(option: Option, language: str) -> str:
    """What is built in, as people say it."""
    for choice in option.about.choices:
        if choice.value == option.default:
            return _in(choice.words, language)
    if option.default in ("", ()):
        return _in(_EMPTY, language)
    return ", ".join(option.default) if isinstance(option.default, tuple) else str(option.default)


def _presentation(parent: Xml.Element, option: Option, name: str, label: str) -> None:
    """The field in the policy editor; yes and no need none."""
    if isinstance(option.default, bool):
        return
    refers = {"refId": option.policy_name}
    presentation = Xml.SubElement(parent, "presentation", id=name)
    if isinstance(option.default, int):
        field = Xml.SubElement(presentation, "decimalTextBox", refers, defaultValue=str(option.default))
        field.text = label
    elif isinstance(option.default, tuple):
        Xml.SubElement(presentation, "multiTextBox", refers).text = label
    elif option.about.choices:
        at = [choice.value for choice in option.about.choices].index(option.default)
        Xml.SubElement(presentation, "dropdownList", refers, defaultItem=str(at)).text = label
    else:
        field = Xml.SubElement(presentation, "textBox", refers)
        Xml.SubElement(field, "label").text = label
        if option.default:
            Xml.SubElement(field, "defaultValue").text = option.default


def _tables() -> list[str]:
    return list(dict.fromkeys(option.table for option in central_options()))


def _in(words: Words, language: str) -> str:
    return words.nl if language == "nl" else words.en


def _document(root: Xml.Element) -> bytes:
    Xml.indent(root)
    document: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
