"""What breaks, in homes and in what residents share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect.

    The codes are VERA's DEFECTLOCATIE, DEFECTSOORT, DEFECTOORZAAK and ONDERHOUDSPECIALISME; `topic` is the
    wrap-up subtopic, `title` the description of the request and `note` what the agent writes.
    """

    location: str
    kind: str
    cause: str
    specialism: str
    topic: str
    title: str
    note: str
    weight: float = 1


IN_HOMES = (
    Defect("KEU", "LEK", "SLT", "LOO", "REPLOO", "Keuken: kraan lekt", "Kraan druppelt steeds.", 9),
    Defect("BAD", "LEK", "SLT", "LOO", "REPLOO", "Badkamer: douchekraan lekt", "Douchekraan loopt door.", 6),
    Defect("TOI", "LOO", "SLT", "LOO", "REPLOO", "Toilet: stortbak loopt door", "Water blijft lopen.", 8),
    Defect("BAD", "VS0", "BEW", "ONT", "REPLOO", "Badkamer: afvoer verstopt", "Water zakt niet weg.", 6),
    Defect("KEU", "VS0", "BEW", "ONT", "REPLOO", "Keuken: afvoer verstopt", "Gootsteen zit dicht.", 5),
    Defect("KEU", "DEF", "OUD", "ELE", "REPELE", "Keuken: stopcontact werkt niet", "Geen stroom op stopcontact.", 4),
    Defect("GAN", "DEF", "OUD", "ELE", "REPELE", "Meterkast: groep valt uit", "Stop slaat steeds uit.", 5),
    Defect("HAL", "VWE", "OUD", "ELE", "REPELE", "Hal: lichtpunt werkt niet", "Nieuwe lamp helpt niet.", 3),
    Defect("OVL", "DEF", "OUD", "ELE", "REPELE", "Overloop: rookmelder defect", "Rookmelder gaat vanzelf af.", 3),
    Defect("TRI", "STO", "OUD", "CVI", "REPCVW", "Cv-ketel: storing", "Ketel geeft een foutcode. Geen warm water.", 11),
    Defect("WOO", "TEM", "SLT", "CVI", "REPCVW", "Woonkamer: radiator blijft koud", "Ontluchten hielp niet.", 6),
    Defect("TRI", "GEL", "SLT", "CVI", "REPCVW", "Cv-ketel: maakt lawaai", "Ketel bromt in de nacht.", 3),
    Defect("HAL", "KLE", "SLT", "TIM", "REPHSL", "Voordeur klemt", "Deur gaat moeilijk open en dicht.", 6),
    Defect("HAL", "SDE", "SLT", "TIM", "REPHSL", "Voordeur: slot defect", "Sleutel draait niet goed meer.", 6),
    Defect("SLA", "SLU", "SLT", "TIM", "REPHSL", "Slaapkamer: raam sluit niet", "Raam staat op een kier.", 5),
    Defect("WOO", "GLA", "VAN", "GLA", "REPHSL", "Woonkamer: ruit kapot", "Barst over de hele ruit.", 3),
    Defect("BAL", "KLE", "SLT", "TIM", "REPHSL", "Balkondeur klemt", "Deur gaat niet helemaal dicht.", 4),
    Defect("BAD", "SCH", "WAT", "VOC", "REPVOS", "Badkamer: schimmel op plafond", "Plek wordt groter.", 5),
    Defect("SLA", "VOC", "WAT", "VOC", "REPVOS", "Slaapkamer: vochtplek", "Behang laat los bij het raam.", 4),
    Defect("WOO", "LEK", "WAT", "DAK", "REPVOS", "Woonkamer: lekkage plafond", "Het druppelt bij regen.", 4),
    Defect("BAD", "ONA", "SLT", "WTW", "REPOVR", "Badkamer: afzuiging zuigt slecht", "Spiegel blijft lang nat.", 5),
    Defect("KEU", "LOS", "SLT", "TIM", "REPOVR", "Keuken: kastje hangt los", "Schroeven zijn uit de muur.", 4),
    Defect("BAD", "LOS", "OUD", "TEG", "REPOVR", "Badkamer: tegels los", "Drie tegels liggen los.", 3),
    Defect("SCH", "LEK", "STO", "DAK", "REPOVR", "Schuur: dak lekt", "Na de storm is het nat binnen.", 2),
)  # fmt: skip

SHARED = {
    "LIF": (
        Defect("LIF", "STA", "SLT", "LIF", "ALGLIF", "Lift staat stil", "Lift komt niet.", 7),
        Defect("LIF", "GEL", "SLT", "LIF", "ALGLIF", "Lift maakt vreemd geluid", "Lift schudt en piept.", 2),
        Defect("LIF", "SLU", "SLT", "LIF", "ALGLIF", "Liftdeur sluit niet", "Deur blijft open staan.", 2),
    ),
    "TRH": (
        Defect("POR", "VWE", "OUD", "ELE", "ALGVER", "Trappenhuis: verlichting werkt niet", "Het is donker.", 8),
        Defect("POR", "BEK", "VAN", "SCM", "ALGSCH", "Trappenhuis: muur beklad", "Muur is beklad.", 2),
        Defect("ENT", "SPR", "SLT", "ELT", "ALGTOE", "Intercom werkt slecht", "Niet te verstaan.", 4),
        Defect("ENT", "SDE", "SLT", "ELT", "ALGTOE", "Portiekdeur: slot defect", "Deur gaat niet op slot.", 5),
    ),
    "CEH": (
        Defect("ENT", "KLE", "SLT", "ELT", "ALGTOE", "Toegangsdeur gaat niet open", "Druppel werkt niet.", 5),
        Defect("ENT", "GLA", "VAN", "GLA", "ALGTOE", "Centrale hal: ruit kapot", "Glas ligt op de grond.", 2),
    ),
    "GAL": (
        Defect("GAL", "VWE", "OUD", "ELE", "ALGVER", "Galerij: verlichting werkt niet", "Lamp is uit.", 7),
        Defect("GAL", "VS0", "STO", "ONT", "ALGDAK", "Galerij: afvoer verstopt", "Plas blijft staan.", 3),
    ),
    "FTS": (
        Defect("FIE", "SLU", "SLT", "TIM", "ALGTER", "Fietsenstalling: deur sluit niet", "Deur blijft open.", 3),
        Defect("FIE", "VWE", "OUD", "ELE", "ALGVER", "Fietsenstalling: geen licht", "Lamp is uit.", 2),
    ),
    "TRU": (
        Defect("TRC", "TEM", "SLT", "CVI", "ALGCVW", "Geen warm water in het gebouw", "Water blijft koud.", 4),
        Defect("TRC", "STO", "OUD", "CVI", "ALGCVW", "Blokverwarming: storing", "Alle radiatoren zijn koud.", 5),
    ),
    "STK": (Defect("CON", "VS0", "BEW", "SCM", "ALGSCH", "Stortkoker verstopt", "Zakken blijven steken.", 2),),
    "PCO": (
        Defect("PAR", "VWE", "OUD", "ELE", "ALGVER", "Parkeerterrein: lantaarn uit", "Het is er donker.", 1),
        Defect("PAR", "VZT", "OUD", "OVE", "ALGTER", "Parkeerterrein: tegels verzakt", "Struikelgevaar.", 1),
    ),
    "APD": (Defect("PAD", "VZT", "OUD", "OVE", "ALGTER", "Achterpad: tegels verzakt", "Plassen bij regen.", 1),),
}  # fmt: skip
