"""The desk: the one door for facts. It changes state, orders what follows, and tells the listeners.

(Longer than 300 lines: the table of all facts stands in one place.)
"""

import logging
from collections.abc import Callable
from typing import assert_never

from app.domain import events
from app.domain.agent import Availability, Registration
from app.domain.call import Call, CallState, CallTrigger
from app.domain.consult import believed
from app.domain.contact import ContactSession, SessionTrigger
from app.domain.emergency import is_emergency
from app.domain.errors import StorageError
from app.domain.events import Event
from app.domain.moment import Moment
from app.services.asking import Asking
from app.services.call_flow import CallFlow
from app.services.call_history import CallHistory
from app.services.caller_search import CallerSearch
from app.services.consult_flow import ConsultFlow
from app.services.contact_flow import ContactFlow
from app.services.crm_health import CrmHealth
from app.services.delivery import Delivery
from app.services.emergency import Emergency
from app.services.employee_role import EmployeeRole
from app.services.hand import is_code_call
from app.services.headset_flow import HeadsetFlow
from app.services.line_flow import LineFlow
from app.services.line_watch import LineWatch
from app.services.place_flow import PlaceFlow
from app.services.presences import Presences
from app.services.queue_board import QueueBoard
from app.services.quiet import Quiet
from app.services.reachability import Reachability
from app.services.senior_help import SeniorHelp
from app.services.seniors import Seniors
from app.services.sessions import Sessions
from app.services.sound_flow import SoundFlow
from app.services.team_lead import TeamLead
from app.services.text_answers import TextAnswers
from app.services.text_questions import TextQuestions
from app.services.today import Today
from app.services.workplace import Ports, Workplace
from app.services.wrap_up_flow import WrapUpFlow

log = logging.getLogger(__name__)


class Desk:
    """Everything that the agent's desk knows and does. Lives on the GUI thread and nowhere else."""

    def __init__(self, ports: Ports, workplace: Workplace) -> None:
        self._clock = clock = ports.clock
        self._listeners: list[Callable[[], None]] = []
        self.crm_health = CrmHealth()
        self.calls = CallFlow(ports.phone, clock, self.changed)
        self.reachability = Reachability(clock)
        self.sessions = Sessions(ports.journal)
        self.presences = Presences(ports.phone)
        self.lines = LineWatch(ports.line_reports, self.calls)
        self.history = CallHistory(
            ports.past_calls, self.calls, self.sessions, clock, workplace.history_hours
        )
        self.emergency = Emergency(self.calls)
        self.quiet = Quiet(ports.phone, ports.agent_pause, clock, self.presences, workplace.quiet)
        self.sound = SoundFlow(ports.phone, self.calls, workplace.sound, workplace.echo_number, self.changed)
        self.contacts = ContactFlow(self.sessions, ports.crm, ports.audit, clock)
        self.consults = ConsultFlow(
            self.calls,
            self.sessions,
            ports.phone,
            clock,
            next((one.number for one in workplace.seniors), ""),
            self.changed,
            workplace.tells_colleagues,
        )
        self.directory = workplace.directory
        self.asking = Asking(self.sessions, self.calls, self.consults)
        self.headset = HeadsetFlow(ports.headset, self.calls, self.consults, self.asking, self.sound)
        self.help = SeniorHelp(
            self.sessions,
            self.asking,
            self.consults,
            Seniors(workplace.seniors, self.presences, ports.phone, clock),
            PlaceFlow(self.calls, self.sessions, self.consults, ports.phone, clock),
            TextQuestions(self.sessions, ports.phone, clock),
            LineFlow(self.calls, self.contacts, ports.phone, clock, self._takes_questions),
            TextAnswers(ports.phone),
        )
        self.delivery = Delivery(ports.outbox, ports.crm, clock, ports.jitter)
        self.wrap_up = WrapUpFlow(self.sessions, self.delivery, workplace.taxonomy, workplace.agent_id, clock)
        self.search = CallerSearch(ports.crm, self.changed)
        self.role = EmployeeRole(ports.crm, clock, workplace.agent_id)
        self.today = Today(ports.crm, clock, workplace.taxonomy)
        self.queue_board = QueueBoard(ports.queue_feed, workplace.board, clock, self.changed)
        self._team_lead = TeamLead(self.role, self.today, self.queue_board, self.crm_health)
        self.now = clock.now()
        self._on_screen: ContactSession | None = None

    # ------------------------------------------------------------ listening

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def changed(self) -> None:
        """Tell the listeners that something may look different now."""
        self.now = self._clock.now()
        if self.sessions.focused is not self._on_screen:
            # What was searched for one caller must not be chosen for the next.
            self._on_screen = self.sessions.focused
            self.search.drop()
        self.quiet.coding(has_to_code=bool(self.sessions.to_code))
        self.headset.show()
        for listener in self._listeners:
            listener()

    def start(self) -> None:
        """Take up what an earlier window left behind."""
        kept = self.sessions.restore()
        self.contacts.resume(kept)
        self.delivery.start()
        self.history.start()
        self.role.start()
        self.quiet.start()
        for session in kept:
            if session.needs_coding:
                self.wrap_up.ended(session)
        self.changed()

    # ------------------------------------------------------------ reading

    @property
    def availability(self) -> Availability:
        """What the agent is doing."""
        states = {call.state for call in self.calls.all.values()}
        if states & {CallState.TALKING, CallState.HELD, CallState.DIALLING}:
            return Availability.TALKING
        if states:
            return Availability.RINGING
        if self.calls.registration is not Registration.REGISTERED:
            return Availability.OFFLINE if self.reachability.outage is None else Availability.TECHNICAL
        if self.quiet.availability is not None:
            return self.quiet.availability
        return Availability.WRAPPING_UP if self.sessions.to_code else Availability.AVAILABLE

    @property
    def storage_error(self) -> StorageError | None:
        """Why the desk's own file could not be written last time, if it could not."""
        own = self.sessions.storage_error or self.delivery.storage_error
        return own or self.history.storage_error

    def focused_call(self) -> Call | None:
        """The live call of the session on the screen."""
        session = self.sessions.focused
        return self.calls.live(session.call_id) if session is not None else None

    # ------------------------------------------------------------ intents that touch several flows

    def dial(self, number: str) -> None:
        """Call somebody, as a contact of its own; 112 always."""
        if is_emergency(number):
            self.emergency.dial()
            self.changed()
            return
        call = self.calls.dial(number)
        self.contacts.dialled(call)
        self.history.note(call)
        self.changed()

    def ask_colleague(self, question: str) -> None:
        """One key: the caller waits, the senior is rung, with the dossier and the question."""
        self.help.ask(question)
        self.changed()

    def tell_colleague(self, question: str) -> None:
        """Put the question into words while the colleague is rung or talks."""
        self.asking.tell(question)

    # ------------------------------------------------------------ facts

    def handle(self, event: Event) -> None:
        """Take one fact in; afterwards the listeners are told."""
        self._take(event)
        self.quiet.take(event)
        self.emergency.take(event)
        self.changed()

    def _take(self, event: Event) -> None:  # noqa: C901, PLR0915 - one flat table of facts
        match event:
            case events.PhoneConnected():
                self._reconnected(event)
                self.presences.connected(event.presences)
                self.sound.connected()
            case events.PhoneLost():
                self.presences.lost()
                live = tuple(self.calls.all.values())
                self.reachability.changed(Registration.ENGINE_LOST, event.at, live)
                for call in self.calls.lost(event.at):
                    self._ended(call, event.at)
            case events.RegistrationChanged():
                live = tuple(self.calls.all.values())
                self.reachability.changed(event.registration, event.since, live)
                self.calls.registered(event.registration, event.code)
            case events.PresenceChanged():
                self.presences.changed(event)
            case events.LineMeasured():
                self.lines.measured(event)
            case events.PhoneRefused():
                log.warning("the telephone could not %s: %s", event.command, event.reason)
                if event.command == "Press":
                    self.calls.keys_refused.add(event.call_id)
            case events.CallOffered():
                is_too_much = self.quiet.turns_callers_away or self.calls.is_overrun
                if is_too_much and not self._is_answer_to_us(event):
                    self._turn_away(event)
                elif self.calls.offered(event.call_id, event.party, event.queue, event.at):
                    if not self.help.places.rang(event):
                        self.contacts.offered(event)
                    if self._is_answer_to_us(event) and self.calls.talking is not None:
                        self.quiet.called_back()
                    self.history.note(self.calls.all[event.call_id])
            case events.CallAnswered():
                answered = self.calls.stepped(event.call_id, CallTrigger.ANSWERED, event.at)
                if answered is not None:
                    self.contacts.answered(event.call_id, event.at)
                    self.help.answered(event.call_id, event.at)
                    self.consults.answered(event.call_id, event.at)
                    self.history.note(answered)
                    self._heard(event.call_id)
            case events.SoundAgreed():
                self.calls.sound_agreed(event.call_id, event.codec, is_encrypted=event.is_encrypted)
            case events.PauseTold() | events.PauseOrdered():
                pass  # the quiet of this desk takes them
            case events.CallUnheard():
                log.warning("call %.8s: no answer of any kind", event.call_id)
            case events.CallNotAgreed():
                self.calls.not_agreed_at = event.at
            case events.CallHeld():
                self.calls.stepped(event.call_id, CallTrigger.HELD, event.at)
                self.lines.paused(event.call_id)
            case events.CallResumed():
                resumed = self.calls.stepped(event.call_id, CallTrigger.RESUMED, event.at)
                if resumed is not None:
                    self.contacts.resumed(resumed)
                    self._heard(event.call_id)
            case events.CallEnded():
                ended = self.calls.ended(event.call_id, event.cause, event.at)
                if ended is not None:
                    self._ended(ended, event.at)
            case events.PartyChanged():
                if self.calls.party_changed(event.call_id, event.party):
                    self.contacts.party_changed(event.call_id, event.party)
            case events.HandOverDone():
                self.consults.hand_over_ended(event.call_id, None, event.at)
            case events.HandOverFailed():
                self.consults.hand_over_ended(event.call_id, event.cause, event.at)
            case events.QuestionArrived():
                self.contacts.context.arrived(event.reference, event.sender, event.at)
            case events.DeskMessageArrived():
                self.help.heard(event)
            case events.DeskMessageLost():
                self.help.lost(event)
            case events.CallerIdentified():
                self.crm_health.answered()
                self.contacts.identified(event.session_id, event.candidates)
            case events.IdentificationFailed():
                self.crm_health.failed(event.failure)
                self.contacts.identification_failed(event.session_id, event.failure)
            case events.DossierLoaded():
                self.crm_health.answered()
                self.contacts.loaded(event.session_id, event.relation_id, event.content)
            case events.DossierPartAbsent():
                self.contacts.part_absent(event.session_id, event.relation_id, event.part)
            case events.DossierPartFailed():
                self.crm_health.failed(event.failure)
                self.contacts.part_failed(event.session_id, event.relation_id, event.part, event.failure)
            case events.CallersFound():
                self.crm_health.answered()
                self.search.found(event.search_id, event.candidates)
            case events.SearchFailed():
                self.crm_health.failed(event.failure)
                self.search.failed(event.search_id, event.failure)
            case events.ContactRecorded():
                self.crm_health.answered()
                self._recorded(event.contact_id)
            case events.RecordingFailed():
                self.crm_health.failed(event.failure)
                self.delivery.failed(event.contact_id, event.failure, event.retry_after, event.detail)
            case (
                events.RoleFound()
                | events.RoleFailed()
                | events.DayLoaded()
                | events.DayFailed()
                | events.ComplexNamed()
                | events.ComplexNamingFailed()
                | events.QueuesSeen()
                | events.QueuesHeard()
                | events.QueueFeedLost()
            ):
                self._team_lead.take(event)
            case events.CallMuted() | events.SoundChanged() | events.SoundMeasured() | events.SoundTried():
                self.sound.take(event)
            case events.HookPressed() | events.MutePressed() | events.FlashPressed() | events.HeadsetsFound():
                self.headset.take(event)
            case events.Tick():
                self.sessions.ticked(event.now)
                self.delivery.ticked(event.now)
                self.history.ticked(event.now)
                self.consults.ticked(event.now)
                self.help.ticked(event.now)
                self._team_lead.ticked(event.now)
            case _:
                assert_never(event)

    def _turn_away(self, event: events.CallOffered) -> None:
        """Somebody gets through although nobody may: busy, and one more who was missed.

        Of one among very many only that is kept: looking each of them up would hold up the few who ring.
        """
        is_one_of_many = self.calls.is_overrun
        call = self.calls.turned_away(event.call_id, event.party, event.queue, event.at)
        if call is None:
            return
        if not is_one_of_many:
            self.contacts.offered(event)
            self.contacts.ended(call, event.at)
        self.history.note(call)

    def _is_answer_to_us(self, event: events.CallOffered) -> bool:
        """True for a colleague who calls back about one of our own contacts."""
        reference = believed(event.reference, event.party)
        return reference is not None and self.sessions.get(reference.session_id) is not None

    def _reconnected(self, event: events.PhoneConnected) -> None:
        held = {one.call_id: one.held_seconds for one in self.sessions.all}
        calls = tuple(call for call in event.calls if not is_code_call(call.call_id))
        self.calls.connected(calls, event.registration, event.sound, held)
        self.calls.abilities = event.abilities
        live = tuple(self.calls.all.values())
        self.reachability.changed(event.registration, event.registration_since, live)
        for session in self.contacts.reconnected(calls, self.calls.all, event.at):
            self.wrap_up.ended(session)
        self.consults.reconnected(calls, event.at)
        for call in self.calls.all.values():
            self.history.note(call)
        newest = self.calls.answered_last
        if newest is not None:
            self._heard(newest.call_id)

    def _heard(self, call_id: str) -> None:
        """The agent and this one hear each other: nobody else listens, and the screen shows who it is."""
        if self.calls.is_leaving(call_id):
            return
        together = self.consults.together_with(call_id)
        if self.consults.keeps_waiting(call_id):
            self.calls.hold(call_id)
        else:
            self.calls.hold_all_but(together)
        for session in map(self.sessions.of_call, together):
            if session is not None:
                self.sessions.heard(session.session_id)

    def _ended(self, call: Call, at: Moment) -> None:
        self.reachability.ended(call)
        self.consults.ended(call, at)
        self.help.ended(call, at)
        self.lines.ended(call)
        self.history.note(call)
        session = self.contacts.ended(call, at)
        if session is not None:
            self.wrap_up.ended(session)

    def _takes_questions(self) -> bool:
        """True while the agent does nothing at all, and those who wait for her help can be called."""
        return self.availability is Availability.AVAILABLE

    def _recorded(self, contact_id: str) -> None:
        self.delivery.recorded(contact_id)
        session = self.sessions.get(contact_id)
        if session is not None:
            self.sessions.step(session, SessionTrigger.RECORDED, self._clock.now())
