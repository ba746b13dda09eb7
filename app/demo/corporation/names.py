"""Names that nobody bears: people, streets, towns, buildings and firms."""

from random import Random

COLOURS = (
    "Rood", "Groen", "Blauw", "Geel", "Zwart", "Wit", "Grijs", "Bruin", "Goud", "Zilver",
    "Oranje", "Paars", "Roze", "Koper", "Brons", "Ivoor", "Amber", "Indigo", "Purper", "Kobalt",
)  # fmt: skip
BIRDS = (
    "specht", "vink", "merel", "mees", "lijster", "valk", "reiger", "kwikstaart", "kievit", "zwaluw",
    "ekster", "gans", "zwaan", "fuut", "roerdomp", "wulp", "grutto", "tapuit", "snip", "sijs",
    "ijsvogel", "nachtegaal", "wielewaal", "kraanvogel", "ooievaar", "leeuwerik", "koekoek", "gierzwaluw",
    "boomklever", "goudhaan", "plevier", "aalscholver",
)  # fmt: skip
TREES = (
    "berk", "eik", "linde", "beuk", "esdoorn", "wilg", "iep", "spar", "hazelaar", "kastanje",
    "vlier", "populier", "els", "taxus", "moerbei", "walnoot", "kornoelje", "meidoorn",
)  # fmt: skip
FAMILY_NAMES = tuple(f"{colour}{other}-Demo" for other in BIRDS + TREES for colour in COLOURS)

WOMEN = (
    "Anna", "Fatima", "Marijke", "Zoë", "Ayşe", "Ingrid", "Noor", "Samira", "Tess", "Agnieszka", "Hanneke",
    "Selam", "Els", "Sanne", "Oksana", "Maria", "Yasmin", "Truus", "Lotte", "Gülşen", "Femke", "Rosa",
    "Chantal", "Mei", "Wilma", "Nadia", "Jolanda", "Esra", "Corrie", "Amina",
)  # fmt: skip
MEN = (
    "Kees", "Mohamed", "Jan", "José", "Mehmet", "Pieter", "Samuel", "Hans", "Tomasz", "Yusuf", "Gerard",
    "Dawit", "Bram", "Ali", "Henk", "Rachid", "Daan", "Wim", "Sven", "Omar", "Joop", "Ibrahim", "Koen",
    "Thijs", "André", "Hassan", "Ruud", "Emre", "Bas", "Leon",
)  # fmt: skip

_STREET_STARTS = (
    "Demo", "Fictie", "Proef", "Voorbeeld", "Test", "Model", "Verzin", "Spiegel", "Maquette", "Schets",
    "Sprookjes", "Oefen", "Decor", "Droom", "Papier",
)  # fmt: skip
_STREET_ENDS = ("laan", "straat", "hof", "plein", "weg", "kade", "pad", "singel", "dreef", "plantsoen")
_TOWN_STARTS = ("Fictiestad", "Proefdorp", "Modelhaven")
_BUILDINGS = {
    "GAL": "Demoflat",
    "POF": "Proefportiek",
    "MAI": "Modelmaisonnettes",
    "BOV": "Fictiehof",
    "COR": "Voorbeeldtoren",
    "TUS": "Proefbuurt",
    "HOE": "Demobuurt",
    "TWE": "Schetspark",
}

FIRMS = (
    ("Liftservice Voorbeeld", "LIF", "liften"),
    ("Demolift Onderhoud", "LIF", "liften"),
    ("Proefklimaat Techniek", "CVI", "verwarming en warm water"),
    ("Warmtebedrijf Fictie", "CVI", "verwarming en warm water"),
    ("Modelketel Service", "CVI", "verwarming en warm water"),
    ("Schoonmaak Demo", "SCM", "schoonmaak"),
    ("Schetshelder Schoonmaak", "SCM", "schoonmaak"),
    ("Hoveniers Proeftuin", "HOV", "groen"),
    ("Fictiegroen", "HOV", "groen"),
    ("Toegang Voorbeeld", "ELT", "deuren en intercom"),
    ("Zonnedak Demo", "ZON", "zonnepanelen"),
    ("Elektra Proefstroom", "ELE", "elektra"),
    ("Demovolt Installatie", "ELE", "elektra"),
    ("Loodgieters Model", "LOO", "loodgieterswerk"),
    ("Fictiewater Service", "LOO", "loodgieterswerk"),
    ("Dakwerken Schets", "DAK", "daken en goten"),
    ("Glasservice Testruit", "GLA", "glas"),
    ("Rioolservice Oefenbuis", "ONT", "ontstoppen"),
)


def family_name(stream: Random) -> str:
    """A family name such as 'Roodspecht-Demo'; there are a thousand of them."""
    return FAMILY_NAMES[int(stream.random() * len(FAMILY_NAMES))]


def given_name(stream: Random, sex: str) -> str:
    """A given name; `sex` is a VERA GESLACHT code (V, M or O)."""
    names = {"V": WOMEN, "M": MEN}.get(sex, WOMEN + MEN)
    return names[int(stream.random() * len(names))]


def street(number: int) -> str:
    """The street of complex `number`; it returns after 150 complexes, in another town."""
    starts, ends = len(_STREET_STARTS), len(_STREET_ENDS)
    return _STREET_STARTS[number % starts] + _STREET_ENDS[(number // starts + number) % ends]


def town(region: str, rayon: int) -> str:
    """The town of a rayon (0, 1, 2) of a region, such as 'Fictiestad-Nijmegen'."""
    return f"{_TOWN_STARTS[rayon]}-{region}"


def building(kind: str, number: int) -> str:
    """The name of complex `number`, such as 'Demoflat 12'; `kind` is a VERA EENHEIDDETAILSOORT code."""
    return f"{_BUILDINGS[kind]} {number}"
