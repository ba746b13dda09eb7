"""The settings table: every option once, with its default, its words, who may set it, and where.

All else is made from it: what is read from files, policies and the installer, the window 'Settings', and by
`run.py policies` the ADMX and ADML files, the samples, and the table in `installer/README.md`.
In a settings file `sip_registrar` stands as `registrar` under `[sip]`; in a policy it is `SipRegistrar`.
"""

from dataclasses import dataclass

from app.options import Choice, Owner, Words, option, options_of

TABLES = {
    "sip": Words("Telephone exchange", "Telefooncentrale"),
    "crm": Words("CRM", "CRM"),
    "agent": Words("Agent", "Medewerker"),
    "pause": Words("Pause and do not disturb", "Pauze en niet storen"),
    "queues": Words("Board of the queues", "Wachtrijbord"),
    "history": Words("History of calls", "Gespreksgeschiedenis"),
    "ui": Words("Screen", "Scherm"),
    "sound": Words("Sound", "Geluid"),
}
"""What the tables of a settings file are called on the screen and in the policy editor."""


@dataclass(frozen=True)
class Settings:
    """All options with their values."""

    sip_registrar: str = option(
        "",
        Words("Address of the exchange", "Adres van de centrale"),
        Words(
            "Address of the telephone exchange, 'host' or 'host:port'.",
            "Adres van de telefooncentrale, 'host' of 'host:poort'.",
        ),
        Owner.ORGANISATION,
        installed_as="SIPSERVER",
        example="pbx.example.nl",
    )
    sip_further_registrars: tuple[str, ...] = option(
        (),
        Words("Further exchanges", "Verdere centrales"),
        Words(
            "Exchanges for when the first is not there, in order: 'host', 'host:port', or the name of a service "
            "('_sip._udp.example.nl') whose servers DNS names. Such a name may be the first as well.",
            "Centrales voor als de eerste er niet is, op volgorde: 'host', 'host:poort', of de naam van een dienst "
            "('_sip._udp.example.nl') waarvan DNS de servers noemt. Zo'n naam mag ook de eerste zijn.",
        ),
        Owner.ORGANISATION,
        example=("pbx2.example.nl", "_sip._udp.example.nl"),
    )
    sip_user: str = option(
        "",
        Words("User name of the telephone", "Gebruikersnaam van de telefoon"),
        Words(
            "User name of this telephone at the exchange.",
            "Gebruikersnaam van deze telefoon bij de centrale.",
        ),
        Owner.ORGANISATION,
        example="1001",
    )
    sip_transport: str = option(
        "udp",
        Words("Transport", "Transport"),
        Words("How the exchange is reached.", "Hoe de centrale wordt bereikt."),
        Owner.ORGANISATION,
        choices=(Choice("udp", Words("UDP", "UDP")), Choice("tcp", Words("TCP", "TCP"))),
        installed_as="SIPTRANSPORT",
    )
    sip_realm: str = option(
        "*",
        Words("Realm of the password", "Realm van het wachtwoord"),
        Words(
            "Realm that may ask for the password; '*' is any. Name it when you know it.",
            "Realm die het wachtwoord mag vragen; '*' is elk. Noem hem als u hem kent.",
        ),
        Owner.ORGANISATION,
    )
    sip_display_name: str = option(
        "",
        Words("Name for colleagues", "Naam voor collega's"),
        Words(
            "Name that colleagues see when this telephone calls.",
            "Naam die collega's zien als deze telefoon belt.",
        ),
        Owner.ORGANISATION,
        example="Klantcontact",
    )
    sip_local_address: str = option(
        "",
        Words("Own address", "Eigen adres"),
        Words("Own address to use; empty is any.", "Eigen adres dat wordt gebruikt; leeg is elk."),
        Owner.ORGANISATION,
        example="10.0.0.7",
    )
    sip_local_port: int = option(
        0,
        Words("Own port", "Eigen poort"),
        Words(
            "Own port to use; 0 is any free one.",
            "Eigen poort die wordt gebruikt; 0 is elke vrije.",
        ),
        Owner.ORGANISATION,
        limits=range(65_536),
    )
    sip_accept_from: tuple[str, ...] = option(
        (),
        Words("Further addresses that may call", "Verdere adressen die mogen bellen"),
        Words(
            "Further addresses that may send calls, beside the exchange: 'host' or 'host:port'.",
            "Verdere adressen die gesprekken mogen sturen, naast de centrale: 'host' of 'host:poort'.",
        ),
        Owner.ORGANISATION,
        example=("10.0.0.2", "10.0.0.3:5061"),
    )
    crm_url: str = option(
        "",
        Words("Address of the CRM", "Adres van het CRM"),
        Words(
            "Base address of the CRM; the APIs are found below it.",
            "Basisadres van het CRM; de API's staan daaronder.",
        ),
        Owner.ORGANISATION,
        installed_as="CRMURL",
        example="https://crm.example.nl/vera",
    )
    crm_dialect: str = option(
        "punt",
        Words("Notation of filters", "Schrijfwijze van filters"),
        Words(
            "How the CRM writes a filter on a related object (VERA does not say).",
            "Hoe het CRM een filter op een gerelateerd object schrijft (VERA zegt het niet).",
        ),
        Owner.ORGANISATION,
        choices=(
            Choice("punt", Words("dot: relaties.id=", "punt: relaties.id=")),
            Choice("haken", Words("brackets: relaties[id]=", "haken: relaties[id]=")),
            Choice("kort", Words("short: relatie=", "kort: relatie=")),
        ),
    )
    crm_organisation: str = option(
        "KCC-CTI",
        Words("Key of our own ids", "Sleutel van onze eigen id's"),
        Words(
            "Key under which our own ids are unique in the CRM (VERA idOrganisatie).",
            "Sleutel waaronder onze eigen id's uniek zijn in het CRM (VERA idOrganisatie).",
        ),
        Owner.ORGANISATION,
    )
    agent_relation: str = option(
        "",
        Words("Agent in the CRM", "Medewerker in het CRM"),
        Words(
            "Key of the agent in the CRM (VERA Relatie).",
            "Sleutel van de medewerker in het CRM (VERA Relatie).",
        ),
        Owner.ORGANISATION,
        example="R-900007",
    )
    agent_senior: tuple[str, ...] = option(
        (),
        Words("Numbers of the senior colleagues", "Nummers van de vraagbaak"),
        Words(
            "Numbers of the senior colleagues for F9, the first choice first; behind a number a name may follow.",
            "Nummers van de vraagbaak voor F9, de eerste keus eerst; achter een nummer mag een naam staan.",
        ),
        Owner.ORGANISATION,
        example=("1002 Roodspecht", "1003 Winterkoning"),
    )
    pause_code: str = option(
        "",
        Words("Code for a pause", "Code voor pauze"),
        Words(
            "What is dialled to pause this agent in the queues; empty: the exchange has no pause.",
            "Wat wordt gekozen om deze medewerker in de wachtrijen te pauzeren; leeg: de centrale kent geen pauze.",
        ),
        Owner.ORGANISATION,
        example="*45",
    )
    pause_end_code: str = option(
        "",
        Words("Code for the end of a pause", "Code voor einde pauze"),
        Words(
            "What is dialled to end the pause of this agent.",
            "Wat wordt gekozen om de pauze van deze medewerker te beëindigen.",
        ),
        Owner.ORGANISATION,
        example="*46",
    )
    pause_hint: str = option(
        "",
        Words("Number that shows the pause", "Nummer dat de pauze toont"),
        Words(
            "Number with the exchange's hint of this agent's pause; what it shows is what the screen shows. "
            "Empty: the exchange is believed when it takes a code.",
            "Nummer met de hint van de centrale voor de pauze van deze medewerker; wat die toont, toont het scherm. "
            "Leeg: de centrale wordt geloofd als ze een code aanneemt.",
        ),
        Owner.ORGANISATION,
        example="*451001",
    )
    pause_reasons: tuple[str, ...] = option(
        (),
        Words("Reasons of a pause", "Redenen van een pauze"),
        Words(
            "Reasons from which the agent chooses, nine at most; 'Lunch = *451' where a reason has a code of its own.",
            "Redenen waaruit de medewerker kiest, hoogstens negen; 'Lunch = *451' als een reden een eigen code heeft.",
        ),
        Owner.ORGANISATION,
        example=("Pauze", "Lunch", "Overleg = *452"),
    )
    pause_in_wrap_up: bool = option(
        False,
        Words("Pause while coding", "Pauze tijdens nawerk"),
        Words(
            "Pause this agent by itself after a conversation, until it is coded.",
            "Pauzeer deze medewerker vanzelf na een gesprek, tot het is gecodeerd.",
        ),
        Owner.ORGANISATION,
    )
    pause_dnd_code: str = option(
        "",
        Words("Code for do not disturb", "Code voor niet storen"),
        Words(
            "What is dialled for 'do not disturb'; empty: the exchange is not told, and callers hear busy.",
            "Wat wordt gekozen voor 'niet storen'; leeg: de centrale weet het niet, en bellers horen in gesprek.",
        ),
        Owner.ORGANISATION,
        example="*78",
    )
    pause_dnd_end_code: str = option(
        "",
        Words("Code for the end of do not disturb", "Code voor einde niet storen"),
        Words(
            "What is dialled to end 'do not disturb'.",
            "Wat wordt gekozen om 'niet storen' te beëindigen.",
        ),
        Owner.ORGANISATION,
        example="*79",
    )
    pause_dnd_hint: str = option(
        "",
        Words("Number that shows do not disturb", "Nummer dat niet storen toont"),
        Words(
            "Number with the exchange's hint of this agent's 'do not disturb'; what it shows is what the screen shows.",
            "Nummer met de hint van de centrale voor 'niet storen' van deze medewerker; "
            "wat die toont, toont het scherm.",
        ),
        Owner.ORGANISATION,
        example="*761001",
    )
    queues_server: str = option(
        "",
        Words("Manager interface of the exchange", "Manager-interface van de centrale"),
        Words(
            "Address of the exchange's manager interface (AMI), 'host' or 'host:port'; empty: no figures of queues.",
            "Adres van de manager-interface (AMI) van de centrale, 'host' of 'host:poort'; "
            "leeg: geen cijfers van wachtrijen.",
        ),
        Owner.ORGANISATION,
        example="pbx.example.nl",
    )
    queues_user: str = option(
        "",
        Words("User name for the queues", "Gebruikersnaam voor de wachtrijen"),
        Words(
            "User name of the board at the manager interface.",
            "Gebruikersnaam van het bord bij de manager-interface.",
        ),
        Owner.ORGANISATION,
        example="board",
    )
    queues_transport: str = option(
        "tls",
        Words("Transport of the queues", "Transport van de wachtrijen"),
        Words(
            "How the manager interface is reached: 'tls' (port 5039) with a checked certificate, or 'tcp' (port 5038).",
            "Hoe de manager-interface wordt bereikt: 'tls' (poort 5039) met gecontroleerd certificaat, "
            "of 'tcp' (poort 5038).",
        ),
        Owner.ORGANISATION,
        choices=(Choice("tls", Words("TLS", "TLS")), Choice("tcp", Words("TCP, readable", "TCP, leesbaar"))),
    )
    queues_authority: str = option(
        "",
        Words("Authority of the exchange", "Certificaatautoriteit van de centrale"),
        Words(
            "PEM file with the authority of the exchange's certificate; empty: those that this computer trusts.",
            "PEM-bestand met de autoriteit van het certificaat van de centrale; "
            "leeg: die welke deze computer vertrouwt.",
        ),
        Owner.ORGANISATION,
    )
    queues_target: int = option(
        80,
        Words("Wanted service level", "Gewenst serviceniveau"),
        Words(
            "Service level that is wanted: calls answered in time, in per cent.",
            "Gewenst serviceniveau: op tijd aangenomen gesprekken, in procenten.",
        ),
        Owner.ORGANISATION,
        limits=range(101),
    )
    queues_alarm_wait: int = option(
        180,
        Words("Alarm: longest waiting", "Alarm: langste wachtende"),
        Words(
            "Alarm when the longest waiting waits more than so many seconds.",
            "Alarm als de langste wachtende meer dan zoveel seconden wacht.",
        ),
        Owner.ORGANISATION,
        limits=range(1, 3601),
    )
    queues_alarm_during: int = option(
        60,
        Words("Alarm: how long", "Alarm: hoe lang"),
        Words(
            "Alarm only when that lasts so many seconds.",
            "Alarm pas als dat zoveel seconden duurt.",
        ),
        Owner.ORGANISATION,
        limits=range(3601),
    )
    history_hours: int = option(
        24,
        Words("Hours that calls are kept", "Uren dat gesprekken bewaard blijven"),
        Words(
            "Hours after which a call, with its number and name, is removed from this computer; "
            "0: nothing is written down.",
            "Uren waarna een gesprek, met nummer en naam, van deze computer verdwijnt; "
            "0: er wordt niets opgeschreven.",
        ),
        Owner.ORGANISATION,
        limits=range(169),
    )
    history_numbers: str = option(
        "whole",
        Words("Numbers in the history", "Nummers in de geschiedenis"),
        Words(
            "How numbers are written down; of a number that is not whole nobody can be called back after a restart.",
            "Hoe nummers worden opgeschreven; met een nummer dat niet heel is, kan na een herstart niet worden "
            "teruggebeld.",
        ),
        Owner.ORGANISATION,
        choices=(
            Choice("whole", Words("whole", "heel")),
            Choice("ending", Words("last three figures", "laatste drie cijfers")),
        ),
    )
    ui_language: str = option(
        "nl",
        Words("Language", "Taal"),
        Words("Language of the screen.", "Taal van het scherm."),
        Owner.AGENT,
        choices=(Choice("nl", Words("Dutch", "Nederlands")), Choice("en", Words("English", "Engels"))),
        installed_as="LANGUAGE",
    )
    ui_theme: str = option(
        "system",
        Words("Colours", "Kleuren"),
        Words("Light, dark, or as the system.", "Licht, donker, of zoals het systeem."),
        Owner.AGENT,
        choices=(
            Choice("system", Words("as the system", "zoals het systeem")),
            Choice("light", Words("light", "licht")),
            Choice("dark", Words("dark", "donker")),
        ),
    )
    sound_microphone: str = option(
        "",
        Words("Microphone", "Microfoon"),
        Words(
            "Name of the sound card with the microphone; empty is what the system chose.",
            "Naam van de geluidskaart met de microfoon; leeg is wat het systeem koos.",
        ),
        Owner.AGENT,
    )
    sound_speaker: str = option(
        "",
        Words("Hear with", "Luisteren met"),
        Words(
            "Name of the sound card with which the agent hears; empty is what the system chose.",
            "Naam van de geluidskaart waarmee de medewerker luistert; leeg is wat het systeem koos.",
        ),
        Owner.AGENT,
    )
    sound_ringer: str = option(
        "",
        Words("Ring with", "Bellen met"),
        Words(
            "Name of the sound card that rings; empty is the one with which the agent hears.",
            "Naam van de geluidskaart die belt; leeg is die waarmee de medewerker luistert.",
        ),
        Owner.AGENT,
    )
    sound_ring_on_speaker: bool = option(
        True,
        Words("Ring in the headset too", "Ook in de headset bellen"),
        Words(
            "Ring where the agent hears, too, when another sound card rings.",
            "Ook bellen waar de medewerker luistert, als een andere geluidskaart belt.",
        ),
        Owner.AGENT,
    )
    sound_ring_volume: int = option(
        60,
        Words("Volume of the ring", "Volume van de bel"),
        Words("Volume of the ring in per cent.", "Volume van de bel in procenten."),
        Owner.AGENT,
        limits=range(101),
    )
    sound_speaker_volume: int = option(
        100,
        Words("Volume of what is heard", "Volume van wat u hoort"),
        Words(
            "Volume of what the agent hears, in per cent.",
            "Volume van wat de medewerker hoort, in procenten.",
        ),
        Owner.AGENT,
        limits=range(101),
    )
    sound_microphone_volume: int = option(
        100,
        Words("Volume of the microphone", "Volume van de microfoon"),
        Words(
            "Volume of the microphone in per cent; above 100 makes a faint one louder.",
            "Volume van de microfoon in procenten; boven 100 maakt een zwakke luider.",
        ),
        Owner.AGENT,
        limits=range(201),
    )
    sound_echo_number: str = option(
        "*43",
        Words("Number of the echo test", "Nummer van de echotest"),
        Words(
            "Number at which the exchange repeats what is said; empty: none.",
            "Nummer waarop de centrale herhaalt wat wordt gezegd; leeg: geen.",
        ),
        Owner.ORGANISATION,
    )
    sound_kind: str = option(
        "device",
        Words("Kind of sound", "Soort geluid"),
        Words("Sound card, or files where there is none.", "Geluidskaart, of bestanden als die er niet is."),
        Owner.TRIAL,
        choices=(
            Choice("device", Words("sound card", "geluidskaart")),
            Choice("file", Words("files", "bestanden")),
        ),
    )
    sound_speak_from: str = option(
        "",
        Words("File that speaks", "Bestand dat spreekt"),
        Words(
            "WAV file that speaks instead of the microphone.",
            "WAV-bestand dat spreekt in plaats van de microfoon.",
        ),
        Owner.TRIAL,
    )
    sound_record_to: str = option(
        "",
        Words("Folder for what is heard", "Map voor wat is gehoord"),
        Words(
            "Folder for what would have been heard, one WAV a call.",
            "Map voor wat gehoord zou zijn, één WAV per gesprek.",
        ),
        Owner.TRIAL,
    )


OPTIONS = options_of(Settings)
