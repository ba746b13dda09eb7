"""The made-up exchange of demonstration and benches speaks as a real one does."""

import pytest

from app.demo.manager.floor import Floor
from app.demo.manager.server import USER, ManagerServer
from tests.lab.ami import Ami, ManagerAccount, Message, logged_in
from tests.lab.asterisk import LAND_LINE, QUEUE
from tests.lab.laboratory import Laboratory

pytestmark = pytest.mark.lab

_PASSWORD = "wachtwoord-van-de-proef"


_NAMES = ("QueueCallerJoin", "QueueCallerLeave", "AgentConnect", "AgentComplete", "QueueMemberStatus")


def _status(ami: Ami) -> dict[str, Message]:
    return {answer["Event"]: answer for answer in ami.listing("QueueStatus", "QueueStatusComplete")}


@pytest.fixture
def real(lab: Laboratory) -> dict[str, Message]:
    """What a real exchange says."""
    desk, tenant = lab.desk(), lab.tenant()
    lab.ami.forget_events()
    tenant.dial(LAND_LINE)
    lab.ami.wait_for_event(Event="QueueMemberStatus", Status="6")
    status = _status(lab.ami)
    call = desk.answer_next()
    desk.phone.hang_up(call)
    return status | {name: lab.ami.wait_for_event(Event=name) for name in _NAMES}


@pytest.fixture
def made_up() -> dict[str, Message]:
    """What the made-up one says."""
    floor = Floor()
    floor.add_queue(QUEUE)
    floor.add_member(QUEUE, "PJSIP/6001", "Agent 6001")
    server = ManagerServer(floor, _PASSWORD)
    try:
        with logged_in(ManagerAccount("127.0.0.1", server.port, USER, _PASSWORD)) as ami:
            call = floor.join(QUEUE)
            status = _status(ami)
            floor.connect(call, "PJSIP/6001")
            floor.complete(call)
            return status | {name: ami.wait_for_event(Event=name) for name in _NAMES}
    finally:
        server.close()


def test_made_up_exchange_has_no_field_that_a_real_one_has_not(
    real: dict[str, Message], made_up: dict[str, Message]
) -> None:
    assert real.keys() == made_up.keys()
    for name, message in made_up.items():
        assert set(message) - set(real[name]) == set(), name
