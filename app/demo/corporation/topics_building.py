"""Contacts about the home and the building: repairs, common areas, nuisance, neighbourhood."""

from app.demo.corporation.topic import Topic

REPAIRS = {
    "REPSTA": Topic("ELA", 60, (
        ("Wanneer komt de monteur?", "Huurder vraagt wanneer de monteur komt. Afspraak opgezocht en doorgegeven."),
        ("Afspraak verzetten", "Huurder moet werken op de dag van de afspraak. Nieuwe dag gekozen."),
        ("Monteur niet geweest", "Huurder heeft gewacht, niemand gezien. Nagevraagd bij de planning, nieuwe afspraak."),
        ("Onderdeel is besteld", "Monteur is geweest. Onderdeel komt later. Uitgelegd dat we een bericht sturen."),
        ("Reparatie niet klaar", "Klus is voor de helft gedaan. Planning belt morgen over het vervolg."),
        ("Bevestiging niet ontvangen", "Huurder kreeg geen mail met de afspraak. Opnieuw gestuurd."),
    )),
    "REPLOO": Topic("EIG", 9, (
        ("Kraan drupt", "Uitgelegd dat een kraanleertje voor de huurder zelf is. Filmpje gestuurd."),
        ("Wastafel loopt slecht weg", "Zelf proberen te ontstoppen. Lukt het niet, dan belt huurder terug."),
    )),
    "REPELE": Topic("EIG", 7, (
        ("Lamp in de gang kapot", "Lamp in de woning is voor huurder zelf. Uitgelegd."),
        ("Rookmelder piept", "Batterij is leeg. Huurder vervangt die zelf."),
    )),
    "REPCVW": Topic("EIG", 9, (
        ("Cv-druk te laag", "Samen de ketel bijgevuld aan de telefoon. Druk is weer goed."),
        ("Radiator wordt niet warm", "Eerst ontluchten. Uitgelegd hoe dat gaat."),
        ("Hoe werkt de thermostaat?", "Stap voor stap uitgelegd. Handleiding gemaild."),
    )),
    "REPHSL": Topic("EIG", 7, (
        ("Sleutel kwijt", "Uitgelegd dat een slotenmaker voor eigen rekening is."),
        ("Slot gaat stroef", "Advies gegeven: slot smeren met grafiet. Anders terugbellen."),
    )),
    "REPVOS": Topic("TWL", 6, (
        ("Schimmel in de badkamer", "Gevraagd naar ventileren. Foto's ontvangen. Opzichter kijkt mee."),
        ("Vocht op de muur", "Natte plek bij het raam. Opzichter neemt contact op."),
    )),
    "REPOVR": Topic("ELA", 5, (
        ("Vraag over onderhoud", "Huurder vraagt wat voor eigen rekening is. Lijst gestuurd."),
        ("Brievenbus is los", "Huurder maakt die zelf vast. Uitgelegd hoe."),
    )),
}  # fmt: skip

COMMON_AREAS = {
    "ALGLIF": Topic("PAR", 14, (
        ("Lift maakt lawaai", "Lift rammelt, maar rijdt wel. Doorgegeven aan de liftfirma."),
        ("Vraag over onderhoud lift", "Huurder wil weten wanneer de lift stilstaat. Brief van de firma voorgelezen."),
    )),
    "ALGVER": Topic("ELA", 14, (
        ("Licht blijft overdag branden", "Tijdklok staat verkeerd. Huismeester kijkt ernaar."),
        ("Donker bij de ingang", "Doorgegeven aan de huismeester."),
    )),
    "ALGCVW": Topic("PAR", 16, (
        ("Warm water is lauw", "Temperatuur doorgegeven aan de installateur."),
        ("Wanneer gaat de verwarming aan?", "Uitgelegd: de verwarming gaat aan als het twee dagen koud is."),
    )),
    "ALGTOE": Topic("ELA", 18, (
        ("Extra sleutel of druppel", "Formulier gestuurd. Huurder betaalt de kosten zelf."),
        ("Naam op het belbord", "Nieuwe naam doorgegeven aan de huismeester."),
        ("Voordeur valt niet in het slot", "Al gemeld. Uitgelegd wanneer de monteur komt."),
    )),
    "ALGSCH": Topic("PAR", 16, (
        ("Trap is niet schoongemaakt", "Doorgegeven aan het schoonmaakbedrijf. Huismeester controleert vrijdag."),
        ("Afval in de hal", "Huismeester gevraagd om te kijken en een brief op te hangen."),
    )),
    "ALGDAK": Topic("ELA", 8, (
        ("Goot loopt over", "Staat al op de lijst van het dakbedrijf."),
        ("Vraag over het dak", "Dak wordt volgend jaar vernieuwd. Uitgelegd."),
    )),
    "ALGTER": Topic("ELA", 14, (
        ("Struiken te hoog", "Hovenier snoeit in de tweede helft van de maand. Doorgegeven."),
        ("Fiets weg uit de stalling", "Huismeester heeft oude fietsen weggehaald. Nummer van de huismeester gegeven."),
    )),
}  # fmt: skip

NUISANCE = {
    "OVEGEL": Topic("EIG", 38, (
        ("Geluid van de buren", "Eerste melding. Huurder gaat zelf eerst praten met de buren. Tips gestuurd."),
        ("Harde muziek in het weekend", "Uitgelegd: eerst zelf praten, daarna buurtbemiddeling."),
        ("Blaffende hond", "Huurder spreekt de buurman aan. Belt terug als het niet helpt."),
    )),
    "OVERUZ": Topic("EIG", 20, (
        ("Ruzie over de schutting", "Buurtbemiddeling aangeraden. Folder gemaild."),
        ("Buren groeten niet meer", "Geluisterd. Huurder denkt na over buurtbemiddeling."),
    )),
    "OVEVUI": Topic("TWL", 14, (
        ("Stank in het portiek", "Lucht komt uit een woning. Woonconsulent gaat kijken."),
        ("Vuilniszakken op de galerij", "Woonconsulent spreekt de bewoner aan."),
    )),
    "OVEDRU": Topic("TWL", 7, (
        ("Veel aanloop in de nacht", "Huurder wil anoniem blijven. Doorgegeven aan de tweede lijn."),
        ("Wietlucht in de hal", "Niet zelf aanspreken. Tweede lijn kijkt verder."),
    )),
    "OVEAGR": Topic("TWL", 6, (
        ("Uitgescholden op de trap", "Huurder is geschrokken. Bij gevaar 112. Tweede lijn belt terug."),
    )),
    "OVEDIE": Topic("EIG", 8, (
        ("Duiven op het balkon", "Uitgelegd: niet voeren en een net ophangen mag."),
        ("Kat van de buren", "Huurder praat zelf met de buren."),
    )),
    "OVEONV": Topic("WIJ", 7, (
        ("Spullen in het trappenhuis", "Vluchtweg is vol. Wijkbeheerder gaat langs."),
        ("Jongeren hangen in de hal", "Wijkbeheerder loopt deze week extra rond."),
    )),
}  # fmt: skip

NEIGHBOURHOOD = {
    "LEEAFV": Topic("GEM", 28, (
        ("Grofvuil bij de container", "Verwezen naar de gemeente. Nummer gegeven."),
        ("Container is vol", "Is van de gemeente. Uitgelegd hoe melden gaat."),
    )),
    "LEEPAR": Topic("GEM", 16, (
        ("Auto op de stoep", "Straat is van de gemeente. Verwezen."),
        ("Scooters voor de deur", "Gemeente gaat hierover. Nummer gegeven."),
    )),
    "LEEONG": Topic("EIG", 20, (
        ("Muizen in de keuken", "Tips gegeven. Meer woningen? Dan belt huurder terug."),
        ("Wespennest bij het balkon", "In de eigen woning is dit voor de huurder. Uitgelegd."),
    )),
    "LEEOPE": Topic("GEM", 14, (
        ("Straatlantaarn kapot", "Verwezen naar de gemeente."),
        ("Losse stoeptegel", "Verwezen naar de gemeente. Huurder belt zelf."),
    )),
    "LEEVAN": Topic("WIJ", 10, (
        ("Graffiti op de muur", "Foto ontvangen. Wijkbeheerder laat het weghalen."),
        ("Ruit van de hal ingegooid", "Wijkbeheerder weet ervan. Glas is besteld."),
    )),
    "LEEINI": Topic("WIJ", 12, (
        ("Idee voor een buurttuin", "Leuk plan. Wijkbeheerder belt om af te spreken."),
        ("Bewonerscommissie", "Huurder wil meedoen. Naam doorgegeven aan de wijkbeheerder."),
    )),
}  # fmt: skip
