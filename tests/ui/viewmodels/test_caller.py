"""The caller in the middle of the screen: which face, whose, and with which words."""

import pytest

from app.domain import events
from app.domain.caller import Candidate
from app.domain.errors import Failure
from app.domain.verification import Question
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Scene, Stage
from ui.viewmodels.caller import CallerPicture, Screen, Tab

OTHER = "+31690005678"


def _unreadable(stage: Stage) -> None:
    stage.talk(number="a'b")


def _internal(stage: Stage) -> None:
    stage.talk(number="6001")


@pytest.mark.parametrize(
    ("scene", "screen", "title", "subtitle", "message"),
    [
        (
            scenes.idle,
            Screen.IDLE,
            "Klaar voor het volgende gesprek",
            "Zodra er iemand belt, ziet u hier wie het is.",
            "",
        ),
        (scenes.looking_up, Screen.LOOKING, "+31 6 90001234", "", ""),
        (
            scenes.several,
            Screen.CHOOSER,
            "+31 6 90001234",
            "Meer mensen gebruiken dit nummer",
            "Vraag wie u aan de lijn hebt en druk op het cijfer.",
        ),
        (
            scenes.unknown,
            Screen.CHOOSER,
            "+31 6 90001234",
            "Dit nummer is niet bekend",
            "Vraag postcode en huisnummer, en zoek met Ctrl+K.",
        ),
        (
            scenes.withheld,
            Screen.CHOOSER,
            "Nummer niet meegestuurd",
            "De beller stuurt het nummer niet mee",
            "Vraag postcode en huisnummer, en zoek met Ctrl+K.",
        ),
        (
            _unreadable,
            Screen.CHOOSER,
            "Nummer niet leesbaar",
            "Het nummer is niet leesbaar",
            "Vraag postcode en huisnummer, en zoek met Ctrl+K.",
        ),
        (_internal, Screen.CHOOSER, "6001", "Intern gesprek", "U hebt een collega aan de lijn."),
        (
            scenes.crm_down,
            Screen.CHOOSER,
            "+31 6 90001234",
            "De beller kon niet worden opgezocht",
            "Het CRM is niet bereikbaar. Bellen werkt gewoon.",
        ),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_each_outcome_of_the_look_up_has_its_face_and_words(
    scene: Scene, screen: Screen, title: str, subtitle: str, message: str, stage: Stage
) -> None:
    scene(stage)
    picture = _picture(stage)
    assert (picture.screen, picture.title, picture.subtitle, picture.message) == (
        screen,
        title,
        subtitle,
        message,
    )


def test_known_tenant_is_shown_whole(stage: Stage) -> None:
    scenes.in_call(stage)
    picture = _picture(stage)
    assert picture.screen is Screen.PERSON
    assert picture.title == "Mw. Roodspecht-Demo"
    assert picture.subtitle == (
        "huurder sinds 2014 · Demolaan 12, Fictiestad-Nijmegen · 3e etage · complex De Proefhof"
    )
    assert [line.title for line in picture.lines] == [
        "Bekend: Verlichting trap, 3e etage (en nog 2)",
        "Belofte: Terugbellen over lekkage keuken",
        "WhatsApp van vandaag " + picture.lines[2].title.split()[3] + " nog niet beantwoord",
    ]
    assert dict(picture.tabs) == {
        Tab.BUILDING: "Gebouw",
        Tab.CONTACTS: "Contact 12",
        Tab.REPAIRS: "Reparaties 1",
        Tab.LEASE: "Contract en gezin",
    }


def test_only_a_failed_look_up_offers_to_look_up_again(stage: Stage) -> None:
    scenes.unknown(stage)
    assert not _picture(stage).can_retry
    stage.phone.other_ends("call-1")
    stage.crm.failure = Failure.TIMED_OUT
    stage.talk("call-2")
    assert _picture(stage).can_retry
    stage.crm.failure = None
    stage.knows()
    stage.screens.caller.look_up_again()
    assert _picture(stage).title == "Mw. Roodspecht-Demo"


def test_late_dossier_of_the_previous_call_never_appears_on_the_next(stage: Stage) -> None:
    stage.crm.is_silent = True
    stage.talk("call-1")
    first = stage.desk.sessions.all[0].session_id
    stage.phone.other_ends("call-1")
    stage.talk("call-2", OTHER)
    before = _picture(stage)
    stage.post(events.CallerIdentified(first, (builders.candidate(),)))
    for content in builders.contents():
        stage.post(events.DossierLoaded(first, builders.RELATION, content))
    assert _picture(stage) == before
    assert "Roodspecht" not in str(before)


def test_late_part_about_somebody_who_was_put_aside_is_dropped(stage: Stage) -> None:
    stage.crm.is_silent = True
    stage.talk()
    session_id = stage.desk.sessions.all[0].session_id
    others = (Candidate("REL-7", "Groenling-Demo"), Candidate("REL-8", "Putter-Demo"))
    stage.post(events.CallerIdentified(session_id, others))
    stage.screens.caller.choose_by_key("1")
    stage.screens.caller.change()
    stage.screens.caller.choose_by_key("2")
    stage.post(events.DossierLoaded(session_id, "REL-7", builders.person("REL-7", "Groenling-Demo")))
    assert _picture(stage).title == "Putter-Demo"


def test_parts_fill_their_places_as_they_come(stage: Stage) -> None:
    stage.crm.is_silent = True
    stage.talk()
    session_id = stage.desk.sessions.all[0].session_id
    stage.post(events.CallerIdentified(session_id, (builders.candidate(),)))
    assert (_picture(stage).title, _picture(stage).calm) == ("Roodspecht-Demo", "Wordt opgezocht …")
    for content in builders.contents():
        assert not _picture(stage).is_complete
        stage.post(events.DossierLoaded(session_id, builders.RELATION, content))
    assert _picture(stage).is_complete
    assert _picture(stage).calm == "Er speelt niets bijzonders."


def test_caller_on_hold_stays_on_the_screen_while_a_second_one_rings(stage: Stage) -> None:
    scenes.second_call(stage)
    assert _picture(stage).title == "Mw. Roodspecht-Demo"


def test_intents_without_a_call_do_nothing(stage: Stage) -> None:
    caller = stage.screens.caller
    for act in (caller.change, caller.look_up_again, caller.reveal, lambda: caller.choose("REL-1")):
        act()
    caller.toggle_check(Question.BIRTH_DATE)
    caller.toggle_check_at(0)
    assert _picture(stage).screen is Screen.IDLE
    assert (stage.crm.identified, stage.audit.noted) == ([], [])


def _picture(stage: Stage) -> CallerPicture:
    return stage.screens.caller.picture
