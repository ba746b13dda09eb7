"""Contacts about projects, about people's worries, and about our own service."""

from app.demo.corporation.topic import Topic

PROJECTS = {
    "PROPLO": Topic("ELA", 26, (
        ("Wanneer komt de schilder?", "Planning doorgegeven. Brief volgt twee weken vooraf."),
        ("Balkon leeg voor onderhoud", "Uitgelegd wat weg moet en waarom."),
    )),
    "PROREN": Topic("TWL", 14, (
        ("Vraag over de renovatie", "Projectleider belt terug over de wisselwoning."),
        ("Wordt mijn flat gesloopt?", "Nog geen besluit. Uitgelegd wanneer er nieuws komt."),
    )),
    "PROVDZ": Topic("TWL", 18, (
        ("Zonnepanelen", "Complex staat op de lijst voor volgend jaar. Projectteam belt."),
        ("Dubbel glas", "Huurder heeft last van kou. Aanvraag genoteerd voor het projectteam."),
    )),
    "PROWMO": Topic("GEM", 16, (
        ("Beugels in de badkamer", "Aanvraag gaat via de Wmo van de gemeente. Verwezen."),
        ("Traplift", "Gemeente betaalt, wij geven toestemming. Uitgelegd."),
    )),
    "PROWOV": Topic("TWL", 12, (
        ("Nieuwe badkamer", "Badkamer is oud. Opzichter bekijkt wanneer die aan de beurt is."),
    )),
    "PROUIT": Topic("TWL", 14, (
        ("Schade door de schilder", "Foto's ontvangen. Doorgestuurd naar de projectleider."),
        ("Werklui lieten rommel achter", "Excuses gemaakt. Uitvoerder ruimt vandaag op."),
    )),
}  # fmt: skip

WORRIES = {
    "SOCZOR": Topic("WIJ", 26, (
        ("Zorgen om de buurvrouw", "Gordijnen al dagen dicht. Wijkbeheerder gaat vandaag kijken."),
        ("Buurman doet niet open", "Wijkbeheerder en woonconsulent gaan samen langs."),
    )),
    "SOCGGZ": Topic("ZOR", 18, (
        ("Bewoner is in de war", "Geen gevaar nu. Verwezen naar het meldpunt zorg."),
    )),
    "SOCVER": Topic("ZOR", 8, (
        ("Hulp zoeken", "Huurder wil hulp. Nummer van de hulpverlening gegeven."),
    )),
    "SOCSCH": Topic("GEM", 24, (
        ("Meer schulden", "Huur is niet het enige. Verwezen naar schuldhulp van de gemeente."),
        ("Geen geld voor eten", "Lang gesproken. Verwezen naar de gemeente en de voedselbank."),
    )),
    "SOCGEW": Topic("ZOR", 6, (
        ("Niet veilig thuis", "Veilig Thuis genoemd. Bij gevaar 112. Details staan in het dossier."),
    )),
    "SOCTAL": Topic("WIJ", 18, (
        ("Brief niet begrepen", "Brief samen gelezen. Nu is het duidelijk."),
        ("Hulp bij het portaal", "Computer is lastig. Wijkbeheerder helpt bij het spreekuur."),
    )),
}  # fmt: skip

SERVICE = {
    "DNSKLA": Topic("TWL", 12, (
        ("Klacht over lang wachten", "Excuses gemaakt. Klacht vastgelegd."),
        ("Niet teruggebeld", "Vervelend voor de huurder. Teamleider belt vandaag terug."),
    )),
    "DNSMDW": Topic("TER", 26, (
        ("Zoekt woonconsulent", "Woonconsulent is op pad. Terugbelafspraak gemaakt."),
        ("Terugbellen door verhuur", "Collega niet bereikbaar. Terugbelafspraak gemaakt."),
    )),
    "DNSPOR": Topic("ELA", 18, (
        ("Inloggen lukt niet", "Nieuw wachtwoord laten sturen. Nu lukt het."),
        ("Account maken", "Samen het account gemaakt."),
    )),
    "DNSGEG": Topic("ELA", 22, (
        ("Nieuw telefoonnummer", "Nummer gewijzigd na controle van geboortedatum en adres."),
        ("Ander mailadres", "Mailadres aangepast."),
    )),
    "DNSAVG": Topic("TWL", 4, (
        ("Inzage in gegevens", "Verzoek doorgestuurd naar de privacycollega."),
    )),
    "DNSCOM": Topic("ELA", 8, (
        ("Compliment voor de monteur", "Huurder is heel blij. Doorgegeven aan het team."),
        ("Bedankje", "Huurder bedankt voor de snelle hulp."),
    )),
    "DNSGEE": Topic("GEK", 4, (
        ("Verkeerd verbonden", "Beller zocht een andere organisatie."),
    )),
}  # fmt: skip
