"""Contacts about money, the lease and moving."""

from app.demo.corporation.topic import Topic

MONEY = {
    "HUUBET": Topic("ELA", 30, (
        ("Wanneer wordt de huur afgeschreven?", "Datum van de incasso doorgegeven."),
        ("Huur dubbel betaald", "Klopt. Bedrag wordt teruggestort. Duurt vijf werkdagen."),
        ("Vraag over saldo", "Saldo doorgenomen. Er staat niets open."),
        ("Huur later betalen", "Mag een week later. Aantekening gemaakt."),
    )),
    "HUUACH": Topic("TWL", 18, (
        ("Kan de huur niet betalen", "Huurder schaamt zich. Rustig doorgevraagd. Collega belt over een regeling."),
        ("Betalingsregeling", "Huurder wil in delen betalen. Doorgezet naar de tweede lijn."),
        ("Termijn niet gehaald", "Regeling besproken. Huurder betaalt vrijdag alsnog."),
    )),
    "HUUVHG": Topic("ELA", 14, (
        ("Brief over huurverhoging", "Brief uitgelegd. Huurder begrijpt het bedrag nu."),
        ("Bezwaar tegen huurverhoging", "Uitgelegd hoe bezwaar maken gaat. Formulier gemaild."),
        ("Inkomen is gedaald", "Uitgelegd dat huurverlaging mogelijk is. Formulier gestuurd."),
    )),
    "HUUTOE": Topic("GEM", 14, (
        ("Huurtoeslag aanvragen", "Verwezen naar Dienst Toeslagen. Rekenhuur doorgegeven."),
        ("Welk bedrag moet ik invullen?", "Rekenhuur opgezocht en doorgegeven."),
    )),
    "HUUSKA": Topic("TWL", 12, (
        ("Afrekening stookkosten te hoog", "Huurder snapt de afrekening niet. Collega van servicekosten belt terug."),
        ("Vraag over servicekosten", "Posten uitgelegd. Een post wordt nog nagezocht."),
    )),
    "HUUINC": Topic("PAR", 5, (
        ("Brief van de deurwaarder", "Dossier ligt bij de deurwaarder. Nummer gegeven."),
    )),
    "HUUGEG": Topic("ELA", 12, (
        ("Ander rekeningnummer", "Link gestuurd om het zelf te wijzigen in het portaal."),
        ("Machtiging stopzetten", "Incasso stopt vanaf volgende maand. Bevestigd per mail."),
    )),
}  # fmt: skip

LEASES = {
    "CONOPZ": Topic("ELA", 34, (
        ("Huur opzeggen", "Uitgelegd hoe opzeggen gaat. Termijn is een maand. Formulier gestuurd."),
        ("Vraag over de eindinspectie", "Lijst besproken: wat moet weg, wat mag blijven."),
        ("Spullen overdoen aan nieuwe huurder", "Mag, als de nieuwe huurder tekent. Formulier gemaild."),
    )),
    "CONMED": Topic("TWL", 20, (
        ("Partner op het contract", "Voorwaarden uitgelegd. Aanvraag gaat naar verhuur."),
        ("Zoon komt weer thuis wonen", "Inwoning aangevraagd. Collega beoordeelt."),
    )),
    "CONZAV": Topic("TWL", 18, (
        ("Nieuwe keuken plaatsen", "Eerst toestemming vragen. Formulier gestuurd."),
        ("Zonwering ophangen", "Kleur moet passen bij het gebouw. Aanvraag doorgezet."),
    )),
    "CONFRA": Topic("TWL", 6, (
        ("Woning lijkt onderverhuurd", "Steeds andere mensen. Melder wil anoniem blijven. Doorgezet."),
    )),
    "CONOVL": Topic("TWL", 8, (
        ("Vader is overleden", "Gecondoleerd. Uitgelegd welke papieren nodig zijn. Collega belt deze week."),
        ("We gaan scheiden", "Uitgelegd wie in de woning kan blijven. Afspraak met verhuur."),
    )),
    "CONVER": Topic("ELA", 14, (
        ("Verhuurdersverklaring", "Gemaakt en gemaild."),
        ("Kopie van het huurcontract", "Kopie gestuurd naar het bekende mailadres."),
    )),
}  # fmt: skip

MOVING = {
    "ZOEREA": Topic("PAR", 34, (
        ("Inschrijven voor een woning", "Inschrijven gaat via de regionale site. Verwezen."),
        ("Op welke plek sta ik?", "Plek staat op de site. Uitgelegd hoe inloggen werkt."),
    )),
    "ZOEAAN": Topic("TWL", 22, (
        ("Bezichtiging", "Tijd van de bezichtiging doorgegeven."),
        ("Welke papieren voor tekenen?", "Lijst gemaild. Verhuur neemt contact op."),
    )),
    "ZOEURG": Topic("GEM", 18, (
        ("Urgentie aanvragen", "Gemeente beslist over urgentie. Verwezen."),
        ("Kleiner wonen", "Uitgelegd hoe doorstromen werkt voor ouderen."),
    )),
    "ZOERUI": Topic("TWL", 8, (
        ("Woningruil met een kennis", "Voorwaarden uitgelegd. Aanvraag doorgezet."),
    )),
    "ZOEPAR": Topic("ELA", 12, (
        ("Garage huren", "Op de wachtlijst gezet."),
        ("Parkeerplaats opzeggen", "Opzegging verwerkt."),
    )),
    "ZOEKOO": Topic("ELA", 6, (
        ("Nieuwbouw in de wijk", "Start van de bouw staat op onze site. Link gestuurd."),
    )),
}  # fmt: skip
