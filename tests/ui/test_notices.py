"""The bar of sentences: what is wrong and what still works, as long as it is so; no room when all is well."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.agent import Registration
from app.domain.call import EndCause
from app.domain.errors import Failure, StorageError, StorageFull
from app.domain.events import CallNotAgreed, RegistrationChanged
from app.services.reachability import MOMENT
from tests.builders import NOW
from tests.ui import scenes
from tests.ui.picture import drawn, visible_labels
from tests.ui.programs import Programs
from tests.ui.stage import Scene, Stage
from ui.viewmodels.notices import Notice
from ui.views.main_window import MainWindow
from ui.views.notices import NoticesView, NoticeView

Open = Callable[[Stage], MainWindow]

GOES_ON = "Bellen en coderen gaan door; wat u opslaat wordt later verstuurd."
NO_CRM = f"Het CRM is niet bereikbaar. {GOES_ON}"
SINCE = f"U bent sinds {NOW.utc.astimezone():%H:%M} niet bereikbaar."
NO_EXCHANGE = f"De telefooncentrale antwoordt niet. {SINCE} Wij proberen het vanzelf steeds opnieuw."
WORKS_AGAIN = f"De telefoon werkt weer. U was 00:00 niet bereikbaar ({NOW.utc.astimezone():%H:%M})."
DISK_FULL = "De schijf van deze computer is vol. Bellen werkt, maar opslaan niet."
NO_SOUND = "Geen headset of geluidskaart gevonden: u hoort niets."


# ---------------------------------------------------------------- what is said


@pytest.mark.parametrize(
    ("registration", "part"),
    [
        (Registration.UNREACHABLE, NO_EXCHANGE),
        (Registration.WRONG_PASSWORD, "accepteert het wachtwoord van deze telefoon niet"),
        (Registration.REFUSED, "(SIP 403)"),
        (Registration.OVERLOADED, "overbelast of wordt hersteld (SIP 403)"),
        (Registration.ENGINE_LOST, "wordt opnieuw gestart"),
        (Registration.NOT_CONFIGURED, "nog niet ingesteld"),
        (Registration.NO_PORT, "netwerkpoort"),
        (Registration.CANNOT_TLS, "Deze telefoon kan geen TLS"),
        (Registration.CANNOT_SRTP, "kan geluid niet versleutelen"),
        (Registration.CANNOT_CODECS, "kent geen van de codecs"),
        (Registration.CANNOT_IPV6, "kan geen IPv6"),
        (Registration.CANNOT_ICE, "kan geen weg voor het geluid zoeken (ICE)"),
        (Registration.SRTP_WITHOUT_TLS, "zonder TLS"),
        (Registration.SPEAKS_NO_TLS, "spreekt geen TLS"),
        (Registration.OLD_TLS, "alleen verouderd TLS"),
        (Registration.CERTIFICATE_UNTRUSTED, "niet ondertekend door iemand die deze computer vertrouwt"),
        (Registration.CERTIFICATE_OF_ANOTHER, "hoort bij een andere naam"),
        (Registration.CERTIFICATE_EXPIRED, "vandaag niet geldig"),
        (Registration.NO_AUTHORITY, "kan niet worden gelezen"),
    ],
)
def test_telephone_that_does_not_work_says_why(registration: Registration, part: str, stage: Stage) -> None:
    stage.post(RegistrationChanged(registration, 403))
    (notice,) = _notices(stage)
    assert part in notice.words
    assert notice.tone == "bad"


def test_call_that_could_not_be_is_said_for_a_minute(stage: Stage) -> None:
    stage.post(CallNotAgreed(stage.desk.now))
    assert any("codec of versleuteling" in notice.words for notice in _notices(stage))
    stage.later(61)
    assert not _notices(stage)


def test_call_of_ours_that_could_not_be_is_said_as_well(stage: Stage) -> None:
    stage.desk.dial("+31690005678")
    (call_id,) = stage.desk.calls.all
    stage.phone.other_ends(call_id, EndCause.NO_AGREEMENT)
    assert any("codec of versleuteling" in notice.words for notice in _notices(stage))


@pytest.mark.parametrize(
    ("failure", "begin", "tone"),
    [
        (Failure.UNREACHABLE, "Het CRM is niet bereikbaar.", "warn"),
        (Failure.TIMED_OUT, "Het CRM antwoordt niet op tijd.", "warn"),
        (Failure.UNAUTHORISED, "Het CRM accepteert onze sleutel niet.", "bad"),
    ],
)
def test_crm_that_does_not_work_says_why_and_what_goes_on(
    failure: Failure, begin: str, tone: str, stage: Stage
) -> None:
    stage.crm.failure = failure
    stage.talk()
    assert _notices(stage) == [Notice(f"{begin} {GOES_ON}", tone)]


def test_headset_that_is_missing_is_told(stage: Stage) -> None:
    stage.phone.sound = "none"
    stage.phone.connect()
    assert _notices(stage) == [Notice(NO_SOUND, "warn")]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StorageFull("SQLITE_FULL"), DISK_FULL),
        (
            StorageError("SQLITE_IOERR"),
            "Deze computer kan zijn bestand niet schrijven. Bellen werkt, maar opslaan niet.",
        ),
    ],
)
def test_disk_that_takes_nothing_says_what_still_works(error: StorageError, words: str, stage: Stage) -> None:
    stage.outbox.error = stage.journal.error = error
    stage.save_a_contact()
    assert Notice(words, "bad") in _notices(stage)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Onderwerp onbekend", "Onderwerp onbekend."),
        ("Waarom dit?", "Waarom dit?"),
        ("", "Het CRM heeft het geweigerd."),
    ],
    ids=["words", "question", "nothing"],
)
def test_contact_that_the_crm_refuses_is_told_with_its_reason(said: str, why: str, stage: Stage) -> None:
    stage.crm.words = said
    stage.save_a_contact(Failure.REFUSED)
    words = f"Het CRM weigerde een opgeslagen gesprek: {why} Het blijft hier bewaard."
    assert _notices(stage) == [Notice(words, "bad")]


def test_settings_that_mean_nothing_are_named_one_by_one(programs: Programs, tmp_path: Path) -> None:
    program = programs.start(
        '[sip]\ntransport = "duif"\nlocal_port = "veel"\n[crm]\ncolour = "blauw"\n[agent]\nsenior = 6002\n'
    )
    file = tmp_path / "settings.toml"
    assert sorted(_shown(program.window)) == [
        f"De instelling agent.senior is van de verkeerde soort ({file}). Die telt niet mee.",
        f"De instelling sip.local_port is van de verkeerde soort ({file}). Die telt niet mee.",
        f"De instelling sip.transport heeft een waarde die niet mag ({file}). Die telt niet mee.",
        f"Er is een onbekende instelling: crm.colour ({file}). Die telt niet mee.",
    ]


def test_settings_that_cannot_be_read_are_told_with_the_place(programs: Programs, tmp_path: Path) -> None:
    program = programs.start('[sip]\nregistrar = "oeps\n')
    (words,) = _shown(program.window)
    # The look stands before it in the file, on two lines; the text ends nowhere.
    assert (
        words
        == f"De instellingen in {tmp_path / 'settings.toml'}:4:18 zijn niet leesbaar. Ze tellen niet mee."
    )


# ---------------------------------------------------------------- when, and in which order


@pytest.mark.parametrize("scene", [scenes.idle, scenes.in_call, scenes.consulting, scenes.wrapping_up])
def test_bar_takes_no_room_while_all_is_well(scene: Scene, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scene(stage)
    assert _shown(window) == []
    assert not _bar(window).isVisible()


def test_sentence_goes_when_it_is_over_and_comes_back(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    for registration, words in (
        (Registration.UNREACHABLE, [NO_EXCHANGE]),
        (Registration.REGISTERED, [WORKS_AGAIN]),
        (Registration.UNREACHABLE, [NO_EXCHANGE]),
    ):
        stage.post(RegistrationChanged(registration))
        assert _shown(window) == words


def test_end_of_an_outage_is_said_for_a_moment_with_who_was_cut_off(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.talk()
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    stage.later(125)
    stage.phone.other_ends("call-1", EndCause.UNREACHABLE)
    stage.post(RegistrationChanged(Registration.REGISTERED))
    (notice,) = _notices(stage)
    assert notice.words.startswith("De telefoon werkt weer. U was 02:05 niet bereikbaar (")
    assert notice.words.endswith(" Afgebroken: +31 6 90001234.")
    assert notice.tone == "ok"
    stage.later(MOMENT + 1)
    assert _shown(window) == []


def test_middle_of_the_window_does_not_promise_a_call_that_cannot_come(
    stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    drawn(window)
    words = [label.text() for label, _ in visible_labels(window.caller)]
    assert "Er kan nu geen gesprek binnenkomen" in words
    assert "Klaar voor het volgende gesprek" not in words


def test_password_that_was_refused_is_not_said_to_be_tried_again(stage: Stage) -> None:
    stage.post(RegistrationChanged(Registration.WRONG_PASSWORD, 403))
    (notice,) = _notices(stage)
    assert "opnieuw" not in notice.words
    assert SINCE in notice.words


def test_window_that_opens_in_trouble_says_so_at_once(stage: Stage, open_window: Open) -> None:
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    assert _shown(open_window(stage)) == [NO_EXCHANGE]


def test_worst_is_told_first(stage: Stage, open_window: Open) -> None:
    stage.screens.notices.say(lambda: "Het begin.")
    stage.phone.sound = "none"
    stage.phone.connect()
    stage.crm.failure = Failure.UNAUTHORISED
    stage.talk()
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    words = [NO_EXCHANGE, f"Het CRM accepteert onze sleutel niet. {GOES_ON}", NO_SOUND, "Het begin."]
    assert _shown(open_window(stage)) == words
    assert [notice.tone for notice in _notices(stage)] == ["bad", "bad", "warn", "warn"]


def test_sentence_of_the_start_stays_and_is_told_once(open_window: Open) -> None:
    def aside() -> str:
        return "Het bestand is apart gezet."

    stage = Stage((aside,))
    window = open_window(stage)
    stage.screens.notices.say(aside)
    stage.talk()
    stage.phone.other_ends("call-1")
    assert _shown(window) == ["Het bestand is apart gezet."]


# ---------------------------------------------------------------- how


def test_words_of_the_crm_are_shown_as_they_are(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.crm.words = "<b>Nee</b> & ‘nooit’"
    stage.save_a_contact(Failure.REFUSED)
    (words,) = _shown(window)
    assert "<b>Nee</b> & ‘nooit’." in words


def test_long_sentence_is_shown_whole_in_the_smallest_window(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    window.resize(window.minimumSize())
    stage.crm.words = "Dit onderwerp bestaat niet meer sinds de nieuwe lijst van september. " * 4
    stage.save_a_contact(Failure.REFUSED)
    drawn(window)
    (label,) = (label for label, _ in visible_labels(_bar(window)))
    lines = label.height() // label.fontMetrics().lineSpacing()
    assert lines * label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    assert window.width() == window.minimumWidth()


def test_every_sentence_is_a_name_for_a_screen_reader(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    stage.crm.failure = Failure.UNREACHABLE
    stage.talk()
    names = [view.accessibleName() for view in window.findChildren(NoticeView) if view.isVisible()]
    assert names == _shown(window) == [NO_EXCHANGE, NO_CRM]


def _notices(stage: Stage) -> list[Notice]:
    return list(stage.screens.notices.picture)


def _bar(window: MainWindow) -> NoticesView:
    (bar,) = window.findChildren(NoticesView)
    return bar


def _shown(window: MainWindow) -> list[str]:
    """The sentences that can be seen, from top to bottom."""
    drawn(window)
    seen = sorted(visible_labels(_bar(window)), key=lambda one: one[1].top())
    return [label.text() for label, _ in seen]
