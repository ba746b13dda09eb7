"""The settings table: every option once, with its default, its words, who may set it, and where.

All else is made from it: what is read from files, policies and the installer, the window 'Settings', and by
`run.py policies` the ADMX and ADML files, the samples, and the table in `installer/README.md`.
In a settings file `sip_registrar` stands as `registrar` under `[sip]`; in a policy it is `SipRegistrar`.
(Longer than 300 lines: it is one list of all options, and nobody reads it but by name.)
"""

from dataclasses import dataclass

from app.options import Choice, Owner, Words, option, options_of

TABLES = {
    "sip": Words("Telephone exchange", "Telefooncentrale"),
    "media": Words("Sound on the line", "Geluid op de lijn"),
    "crm": Words("CRM", "CRM"),
    "agent": Words("Agent", "Medewerker"),
    "transfer": Words("Putting through", "Doorverbinden"),
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
    sip_heartbeat: int = option(
        2,
        Words("Heartbeat", "Hartslag"),
        Words(
            "Seconds between two questions whether the exchange still knows this telephone. A loss is said two and a "
            "half seconds later at the latest; more seconds are less work for the exchange.",
            "Seconden tussen twee vragen of de centrale deze telefoon nog kent. Verlies wordt uiterlijk tweeënhalve "
            "seconde later gemeld; meer seconden zijn minder werk voor de centrale.",
        ),
        Owner.ORGANISATION,
        limits=range(1, 61),
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
        Words(
            "How the exchange is reached: 'udp' or 'tcp' (port 5060), or 'tls' (port 5061) with a checked certificate.",
            "Hoe de centrale wordt bereikt: 'udp' of 'tcp' (poort 5060), of 'tls' (poort 5061) met gecontroleerd "
            "certificaat.",
        ),
        Owner.ORGANISATION,
        choices=(
            Choice("udp", Words("UDP", "UDP")),
            Choice("tcp", Words("TCP", "TCP")),
            Choice("tls", Words("TLS, encrypted", "TLS, versleuteld")),
        ),
        installed_as="SIPTRANSPORT",
    )
    sip_authority: str = option(
        "",
        Words("Authority of the exchange (TLS)", "Certificaatautoriteit van de centrale (TLS)"),
        Words(
            "PEM file with the authority of the exchange's certificate, beside those that this computer trusts.",
            "PEM-bestand met de autoriteit van het certificaat van de centrale, naast die van deze computer.",
        ),
        Owner.ORGANISATION,
    )
    sip_encrypt_sound: str = option(
        "off",
        Words("Encrypted sound (SRTP)", "Versleuteld geluid (SRTP)"),
        Words(
            "Whether sound is encrypted (SRTP with keys by SDES); needs TLS as transport. "
            "With 'required' a call without it is refused.",
            "Of geluid wordt versleuteld (SRTP met sleutels via SDES); daarvoor is TLS als transport nodig. "
            "Met 'required' wordt een gesprek zonder versleuteling geweigerd.",
        ),
        Owner.ORGANISATION,
        choices=(
            Choice("off", Words("off", "uit")),
            Choice("optional", Words("where the other end can", "waar de andere kant het kan")),
            Choice("required", Words("required", "verplicht")),
        ),
    )
    sip_keep_alive: int = option(
        15,
        Words("Keep-alive (UDP)", "Levensteken (UDP)"),
        Words(
            "Seconds between two empty packets that keep a firewall open (UDP); 0 for none.",
            "Seconden tussen twee lege pakketten die een firewall openhouden (UDP); 0 voor geen.",
        ),
        Owner.ORGANISATION,
        limits=range(301),
    )
    sip_ice: bool = option(
        False,
        Words("Seek a way for the sound (ICE)", "Een weg voor het geluid zoeken (ICE)"),
        Words(
            "Let both ends of a call try all their addresses and take the way that works (ICE), when the exchange does "
            "so too. Needed only where sound is lost between two networks.",
            "Beide kanten van een gesprek al hun adressen laten proberen, en de weg nemen die werkt (ICE), als de "
            "centrale dat ook doet. Alleen nodig als geluid tussen twee netwerken zoekraakt.",
        ),
        Owner.ORGANISATION,
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
    media_codecs: tuple[str, ...] = option(
        ("pcma", "pcmu", "g722"),
        Words("Codecs", "Codecs"),
        Words(
            "Codecs that may be used, the preferred one first: pcma, pcmu (G.711), g722, and opus where the telephone "
            "has it.",
            "Codecs die mogen worden gebruikt, de liefste eerst: pcma, pcmu (G.711), g722, en opus waar de telefoon "
            "die heeft.",
        ),
        Owner.ORGANISATION,
        choices=(
            Choice("pcma", Words("G.711 A-law", "G.711 A-law")),
            Choice("pcmu", Words("G.711 µ-law", "G.711 µ-law")),
            Choice("g722", Words("G.722", "G.722")),
            Choice("opus", Words("Opus", "Opus")),
        ),
    )
    media_keys: str = option(
        "auto",
        Words("Keys during a call", "Toetsen tijdens een gesprek"),
        Words(
            "How keys pressed during a call are sent (DTMF): as events in the sound, as messages beside it, or what "
            "the other end takes.",
            "Hoe toetsen tijdens een gesprek worden verzonden (DTMF): in het geluid, als berichten ernaast, of wat de "
            "andere kant aanneemt.",
        ),
        Owner.ORGANISATION,
        choices=(
            Choice("auto", Words("what the other end takes", "wat de andere kant aanneemt")),
            Choice("rfc4733", Words("in the sound (RFC 4733)", "in het geluid (RFC 4733)")),
            Choice("info", Words("as messages (SIP INFO)", "als berichten (SIP INFO)")),
        ),
    )
    media_silence: bool = option(
        False,
        Words("Send nothing in silence", "Bij stilte niets verzenden"),
        Words(
            "Send no sound while nobody speaks here; the other end fills in comfort noise. Saves the network, and "
            "cuts off the first sound of a word.",
            "Geen geluid verzenden als hier niemand spreekt; de andere kant vult aan met ruis. Spaart het netwerk, en "
            "kost de eerste klank van een woord.",
        ),
        Owner.ORGANISATION,
    )
    media_jitter_buffer: int = option(
        0,
        Words("Jitter buffer", "Jitterbuffer"),
        Words(
            "Milliseconds of sound that may wait to even out a restless network, at the most; 0: as the telephone "
            "finds best.",
            "Milliseconden geluid die hooguit mogen wachten om een onrustig netwerk glad te strijken; 0: wat de "
            "telefoon het beste vindt.",
        ),
        Owner.ORGANISATION,
        limits=range(1001),
    )
    media_echo: bool = option(
        True,
        Words("Echo cancellation", "Echo-onderdrukking"),
        Words(
            "Take the other end's own voice out of what the microphone hears.",
            "De stem van de andere kant weghalen uit wat de microfoon hoort.",
        ),
        Owner.ORGANISATION,
    )
    media_echo_tail: int = option(
        200,
        Words("Echo cancellation: how long", "Echo-onderdrukking: hoe lang"),
        Words(
            "Milliseconds for which an echo is listened for.",
            "Milliseconden waarin naar een echo wordt geluisterd.",
        ),
        Owner.ORGANISATION,
        limits=range(10, 501),
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
        was_text=True,
    )
    transfer_colleagues: tuple[str, ...] = option(
        (),
        Words("Colleagues to put through to", "Collega's om door te verbinden"),
        Words(
            "Colleagues for F6: a number, and behind it the name.",
            "Collega's voor F6: een nummer, en daarachter de naam.",
        ),
        Owner.ORGANISATION,
        example=("1004 Staartmees", "1005 Boomklever"),
    )
    transfer_queues: tuple[str, ...] = option(
        (),
        Words("Queues to put through to", "Wachtrijen om door te verbinden"),
        Words(
            "Queues for F6: a number, and behind it the name.",
            "Wachtrijen voor F6: een nummer, en daarachter de naam.",
        ),
        Owner.ORGANISATION,
        example=("700 Wonen", "710 Betalen"),
    )
    transfer_partners: tuple[str, ...] = option(
        (),
        Words("Partners to put through to", "Partners om door te verbinden"),
        Words(
            "Partners for F6: a number, and behind it the name as the CRM has it; who looks after the caller's "
            "building comes first.",
            "Partners voor F6: een nummer, en daarachter de naam zoals in het CRM; wie het gebouw van de beller "
            "beheert, komt voorop.",
        ),
        Owner.ORGANISATION,
        example=("+31690007777 Liftservice", "+31690008888 Ketelwacht"),
    )
    transfer_text: bool = option(
        True,
        Words("Dossier as a text, too", "Dossier ook als tekst"),
        Words(
            "Tell colleagues what a call is about by a text (SIP MESSAGE) as well, for an exchange that does not "
            "pass User-to-User on.",
            "Vertel collega's ook met een tekst (SIP MESSAGE) waar een gesprek over gaat, voor een centrale die "
            "User-to-User niet doorgeeft.",
        ),
        Owner.ORGANISATION,
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
    pause_user: str = option(
        "",
        Words("User name for the pause", "Gebruikersnaam voor de pauze"),
        Words(
            "User name at the exchange's manager interface that may pause this agent, instead of by codes; "
            "empty: by codes. The address is that of the board of the queues.",
            "Gebruikersnaam bij de manager-interface van de centrale die deze medewerker mag pauzeren, "
            "in plaats van met codes; leeg: met codes. Het adres is dat van het wachtrijbord.",
        ),
        Owner.ORGANISATION,
        example="pause",
    )
    pause_interface: str = option(
        "",
        Words("Member of the queues", "Lid van de wachtrijen"),
        Words(
            "What this agent is called as a member of the queues; empty: 'PJSIP/' and the user name of the telephone.",
            "Hoe deze medewerker heet als lid van de wachtrijen; leeg: 'PJSIP/' en de gebruikersnaam van de telefoon.",
        ),
        Owner.ORGANISATION,
        example="PJSIP/1001",
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
    sound_return_tone: bool = option(
        True,
        Words("Tone when a colleague calls back", "Toon als een collega terugbelt"),
        Words(
            "One soft tone in the headset when a colleague calls back during a conversation; "
            "no other call is ever heard then.",
            "Eén zachte toon in de headset als een collega terugbelt tijdens een gesprek; "
            "geen ander gesprek is dan ooit te horen.",
        ),
        Owner.ORGANISATION,
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
