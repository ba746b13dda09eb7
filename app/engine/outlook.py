"""What the registration looks at outside of SIP."""

from dataclasses import dataclass

from app.engine.names import Names
from app.engine.network_watch import NetworkWatch
from app.engine.scout import Scout


@dataclass(frozen=True)
class Outlook:
    """The name service, exchanges that were away, and the network."""

    names: Names
    scout: Scout
    network: NetworkWatch
