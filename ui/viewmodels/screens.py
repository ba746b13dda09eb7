"""All view-models of one window, made together so that each watches the same desk."""

from app.effective_settings import EffectiveSettings
from app.services.desk import Desk
from ui.viewmodels.board import Board
from ui.viewmodels.call_list import CallList
from ui.viewmodels.caller import Caller
from ui.viewmodels.calls import Calls
from ui.viewmodels.consult import Consult
from ui.viewmodels.emergency import Emergency
from ui.viewmodels.keypad import Keypad
from ui.viewmodels.notices import Notices, StartTroubles
from ui.viewmodels.put_through import PutThrough
from ui.viewmodels.quiet import QuietScreen
from ui.viewmodels.ring_card import RingCard
from ui.viewmodels.search import Search
from ui.viewmodels.senior import SeniorScreen
from ui.viewmodels.senior_desk import SeniorDesk
from ui.viewmodels.settings_list import SettingsList
from ui.viewmodels.sound import Sound
from ui.viewmodels.top_bar import TopBar
from ui.viewmodels.wrap_up import WrapUp


class Screens:
    """What the window shows, area by area. They outlive a window that is built anew in another language."""

    def __init__(self, desk: Desk, troubles: StartTroubles, settings: EffectiveSettings) -> None:
        # The card first: it is what the agent has to see first.
        self.ring_card = RingCard(desk)
        self.top_bar = TopBar(desk)
        self.keypad = Keypad(desk)
        self.calls = Calls(desk)
        self.call_list = CallList(desk)
        self.caller = Caller(desk)
        self.consult = Consult(desk)
        self.put_through = PutThrough(desk)
        self.senior = SeniorScreen(desk)
        self.senior_desk = SeniorDesk(desk)
        self.wrap_up = WrapUp(desk)
        self.search = Search(desk)
        self.quiet = QuietScreen(desk)
        self.emergency = Emergency(desk)
        self.board = Board(desk)
        self.notices = Notices(desk, troubles, self.board)
        self.settings = SettingsList(settings, lambda: desk.calls.abilities)
        self.sound = Sound(desk, self.settings)
