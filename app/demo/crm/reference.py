"""VERA's reference data, in so far as the made-up corporation uses it: codes with their Dutch names.

VERA leaves the topics of a contact to the organisation; those come from the wrap-up list in `resources`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_WRAP_UP = Path(__file__).parents[3] / "resources" / "wrap_up.toml"

Reference = dict[str, str]
"""A VERA Referentiedata object: `code` and `naam`."""

# TAAL has six languages; for the others VERA's text asks for ISO 639-3.
_OTHER_LANGUAGES = {"ara": "Arabisch", "pol": "Pools", "tir": "Tigrinya", "ukr": "Oekraïens"}
_LABEL_KINDS = {"KCCUIT": "KCC-uitkomst", "KCCVLG": "KCC-vlag"}
_FLAGS = {
    "VLGVAV": "Vraag achter de vraag",
    "VLGEMO": "Emotioneel gesprek",
    "VLGAGR": "Agressie in dit gesprek",
    "VLGKWE": "Signaal kwetsbaarheid",
    "VLGTLK": "Tolk of andere taal nodig",
    "VLGHER": "Herhaalcontact over hetzelfde",
    "VLGEER": "Eerste melding over deze veroorzaker",
    "VLGNAZ": "Nazorg medewerker gewenst",
}
_LISTS: dict[str, dict[str, str]] = {
    "COMMUNICATIEKANAAL": {
        "APP": "Whatsapp", "BAL": "Balie", "BEZ": "Huisbezoek", "BRI": "Brief", "EMA": "E-mail",
        "INT": "Internet / klantportaal", "SMS": "SMS", "TEL": "Telefoon",
    },
    "COMMUNICATIERICHTING": {"INK": "Inkomend", "UIT": "Uitgaand"},
    "CONTACTGEGEVENSOORT": {"EMA": "E-mail", "MOB": "Mobiele telefoon", "TEL": "Telefoon"},
    "CONTACTGEGEVENSTATUS": {"AAN": "Aangemaakt", "GEV": "Gevalideerd", "ONG": "Ongeldig"},
    "CONTACTGEGEVENVOORKEUR": {"EER": "Eerste", "TWE": "Tweede"},
    "DAGDEEL": {"OCH": "Ochtend", "MID": "Middag", "AVO": "Avond"},
    "TAAL": {
        "DUI": "Duits", "ENG": "Engels", "FRA": "Frans", "NLD": "Nederlands", "SPA": "Spaans",
        "TUR": "Turks",
    },
    "RELATIESOORT": {"GRO": "Relatiegroep", "NAT": "Natuurlijke persoon", "REC": "Rechtspersoon"},
    "RELATIEDETAILSOORT": {"HUI": "Huishouden"},
    "RELATIEADRESSOORT": {"WOO": "Woonadres"},
    "ADRESSOORT": {"EEN": "Eenheid adres"},
    "RELATIEROLSOORT": {
        "AMB": "Ambulante begeleider", "BEH": "Beheerder", "BEW": "Bewoner", "BUD": "Budgetcoach",
        "BWI": "Bewindvoerder", "CUR": "Curator", "HME": "Huismeester", "HUU": "Huurder",
        "LEV": "Leverancier", "MBW": "Medebewoner", "MDH": "Medehuurder", "MDW": "Medewerker",
        "MEL": "Melder", "OPN": "Opdrachtnemer", "WON": "Woningzoekende", "WOO": "Woonconsulent",
    },
    "GESLACHT": {"M": "Mannelijk", "O": "Onbekend", "V": "Vrouwelijk"},
    "ACCOUNTSTATUS": {"GEA": "Geactiveerd"},
    "SIGNALERINGSOORT": {
        "AGR": "Agressie", "ONB": "Ondersteuningsbehoefte", "ONE": "Oneigenlijk gebruik woning",
        "OVE": "Overlast", "SCH": "Huurschuld", "WAN": "Wangedrag naar medewerkers",
    },
    "SIGNALERINGDETAILSOORT": {
        "AGS": "Agressie", "AMB": "Ambulante begeleiding", "BEL": "Beledigend",
        "BET": "Betalingsachterstand", "BEW": "Bewindvoerder", "BEZ": "Bezoek met twee",
        "CUR": "Onder curatele", "DEU": "Deurwaarder", "DRU": "Drugshandel", "FYS": "Fysiek",
        "GEL": "Geluidsoverlast", "HEN": "Hennepkwekerij", "INT": "Intimiderend",
        "ONA": "Onacceptabele toon", "OND": "Onderverhuur", "RAC": "Racistich", "SCH": "Schriftelijk",
        "VEB": "Verbaal", "VER": "Vervuiling",
    },
    "SIGNALERINGSTATUS": {"ACT": "Actief"},
    "ZAAKTYPESOORT": {"SOC": "Sociale melding"},
    "ZAAKTYPEDETAILSOORT": {
        "AGR": "Agressie/bedreiging", "DIE": "Huisdieren", "DRU": "Dealen/drugspanden",
        "GEL": "Geluidsoverlast", "HEN": "Hennepkwekerij", "PSY": "Psychische problematiek",
        "RUZ": "Burenruzie", "STA": "Stankoverlast", "VER": "Verslavingsproblematiek", "VUI": "Vervuiling",
    },
    "ZAAKSTATUSSOORT": {
        "AAN": "Aangemaakt", "AFG": "Afgerond", "INB": "In behandeling", "INU": "In uitvoering",
    },
    "ZAAKROL": {"BEH": "Behandelaar", "BEK": "Beklaagde", "KLA": "Klantcontacter", "MEL": "Melder"},
    "ZAAKOBJECTSOORT": {"CLU": "Cluster", "EEN": "Eenheid"},
    "ONDERHOUDSOORT": {"REP": "Reparatie"},
    "ONDERHOUDSVERZOEKSTATUS": {
        "AFG": "Afgehandeld", "BEO": "Ter beoordeling", "GEA": "Geannuleerd", "INB": "In behandeling",
        "REG": "Geregistreerd", "TEC": "Technisch gereed",
    },
    "ONDERHOUDSORDERSTATUS": {
        "AFG": "Afgehandeld", "GUN": "Order gegund", "INB": "In behandeling", "PLN": "Order gepland",
        "TEC": "Technisch gereed",
    },
    "ONDERHOUDSTAAKSTATUS": {
        "CON": "Concept  / aangemaakt", "GEP": "Gepland", "GER": "Gereed", "GES": "Gesloten",
        "OND": "Onderbroken",
    },
    "ONDERHOUDSTAAKDETAILSTATUS": {"MAT": "Materiaal bestellen"},
    "UITVOERENDESOORT": {"LEV": "Leverancier", "VAK": "Vakgroep"},
    "ONDERHOUDSPECIALISME": {
        "CVI": "CV Installateur", "DAK": "Dakdekker", "ELE": "Elektriciën",
        "ELT": "Specialist Elektrische Toegangsdeuren", "GLA": "Glaszetter", "HOV": "Hovenier",
        "LIF": "Specialist Lift", "LOO": "Loodgieter", "ONT": "Ontstopper", "OVE": "Overig",
        "SCM": "Schoonmaker", "TEG": "Tegelzetter", "TIM": "Timmerman", "VOC": "Specialist Vochtwering",
        "WTW": "Specialist MV/WTW", "ZON": "Specialist Zonnepanelen",
    },
    "DEFECTOORZAAK": {
        "BEW": "Bewonersopdracht/gedrag", "OUD": "Ouderdom", "SLT": "Normale slijtage",
        "STO": "Schade door storm", "VAN": "Schade door vandalisme", "WAT": "Schade door water",
    },
    "DEFECTSOORT": {
        "BEK": "Beklad", "DEF": "Defect / onderdeel defect", "GEL": "Maakt vreemd geluid",
        "GLA": "Glasbreuk", "KLE": "Klemt / opent niet", "LEK": "Lekt", "LOO": "Loopt door",
        "LOS": "Zit los / onderdeel zit los", "ONA": "Onvoldoende afzuiging", "SCH": "Schimmel",
        "SDE": "Slot defect", "SLU": "Sluit niet", "SPR": "Spraak/video slecht", "STA": "Staat stil",
        "STO": "Storing", "TEM": "Onjuiste temperatuur", "VOC": "Vochtig / nat",
        "VS0": "Verstopt (hoogte onbenoemd)", "VWE": "Verlichting werkt niet", "VZT": "Verzakt",
    },
    "DEFECTSTATUS": {"MEL": "Gemeld"},
    "DEFECTLOCATIE": {
        "BAD": "Badkamer / doucheruimte", "BAL": "Balkon", "CON": "Containerruimte",
        "ENT": "Entreehal / Ingang", "FIE": "Fietsenstalling", "GAL": "Galerij / galerijgang",
        "GAN": "Gangkast / trapkast", "HAL": "Hal / gang individueel", "KEU": "Keuken", "LIF": "Lift",
        "OVL": "Overloop", "PAD": "Pad / brandgang", "PAR": "Parkeerplaats", "POR": "Trappenhuis / Portiek",
        "SCH": "Schuur", "SLA": "Slaapkamer", "TOI": "Toiletruimte",
        "TRC": "Technische ruimte (collectief)", "TRI": "Technische ruimte (individueel)",
        "WOO": "Woonkamer",
    },
    "AFSPRAAKSTATUS": {"AAN": "Aangevraagd", "AFG": "Afgerond", "GEP": "Gepland"},
    "CLUSTERSOORT": {
        "OND": "Onderhoud", "RAY": "Rayon", "SER": "Servicekosten", "VVE": "Vereniging van Eigenaars",
    },
    "COLLECTIEFOBJECTSOORT": {
        "APD": "Achterpad", "CEH": "Centrale hal", "FTS": "Gemeenschappelijke fietsenstalling",
        "GAL": "Galerij", "LIF": "Lift", "PCO": "Parkeerterrein behorend bij complex", "STK": "Stortkoker",
        "TRH": "Trappenhuis", "TRU": "Technische ruimte",
    },
    "EENHEIDSOORT": {"WOO": "Woonruimte"},
    "EENHEIDSTATUS": {"LEE": "Leegstand", "VEH": "Verhuurd"},
    "EENHEIDDETAILSOORT": {
        "BEN": "Benedenwoning", "BOV": "Bovenwoning", "COR": "Corridorflat", "GAL": "Galerijflat",
        "HOE": "Hoekwoning", "MAI": "Maisonette", "POF": "Portiekflat", "TUS": "Tussenwoning",
        "TWE": "Twee-onder-een-kapwoning",
    },
    "EENHEIDKLIMAATBEHEERSINGSOORT": {"COL": "Collectief", "IND": "Individueel"},
    "OVEREENKOMSTSOORT": {"HUU": "Huurovereenkomst", "OND": "Onderhoudsovereenkomst"},
    "OVEREENKOMSTSTATUS": {"BEE": "Beeindigd", "LOP": "Lopend", "OPG": "Opgezegd"},
    "OVEREENKOMSTDETAILSOORT": {"JON": "Jongerencontract", "ONB": "Onbepaalde tijd contract"},
    "BEWAKINGSSTATUS": {"INC": "In incasso", "NOR": "Normale bewaking", "ONH": "On hold"},
    "DEBITEURSOORT": {"HUU": "Huurdebiteur"},
    "DEBITEURSTATUS": {"ACT": "Actief"},
    "BETALINGSREGELINGSTATUS": {"ACT": "Actief"},
    "EXTERNEINCASSOSOORT": {"DEU": "Deurwaarder", "INC": "Incassobureau"},
    "EXTERNEINCASSOSTATUS": {"ACT": "Actief"},
}  # fmt: skip


@cache
def wrap_up() -> dict[str, dict[str, str]]:
    """The lists of the wrap-up: CONTACTMOMENTSOORT, CONTACTMOMENTDETAILSOORT and KCCUIT."""
    tables: dict[str, Any] = tomllib.loads(_WRAP_UP.read_text(encoding="utf-8"))
    subtopics = [subtopic for topic in tables["topic"] for subtopic in topic["subtopic"]]
    return {
        "CONTACTMOMENTSOORT": {topic["code"]: topic["nl"] for topic in tables["topic"]},
        "CONTACTMOMENTDETAILSOORT": {subtopic["code"]: subtopic["nl"] for subtopic in subtopics},
        "KCCUIT": {outcome["code"]: outcome["nl"] for outcome in tables["outcome"]},
    }


@cache
def reference(kind: str, code: str) -> Reference:
    """The code of a list with its name. Shared between bodies: never change it.

    Raises:
        KeyError: there is no such list, or it does not have this code.
    """
    if kind == "TAAL" and code in _OTHER_LANGUAGES:
        return {"code": code, "naam": _OTHER_LANGUAGES[code]}
    names = _LISTS.get(kind) or wrap_up()[kind]
    return {"code": code, "naam": names[code]}


def knows(kind: str, code: str) -> bool:
    """Whether a list of ours has this code."""
    return code in (_LISTS.get(kind) or wrap_up()[kind])


@cache
def label(kind: str, code: str) -> dict[str, Reference]:
    """A steering label (VERA Sturingslabel) of the contact centre: KCCUIT an outcome, KCCVLG a flag."""
    names = _FLAGS if kind == "KCCVLG" else wrap_up()[kind]
    return {
        "soort": {"code": kind, "naam": _LABEL_KINDS[kind]},
        "label": {"code": code, "naam": names[code]},
        "bron": {"code": "KCC", "naam": "Klantcontactcentrum"},
    }
