"""What a test and its telephone process say to each other: one JSON object per line."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened at the telephone."""

    READY = "ready"
    REGISTERED = "registered"
    NOT_REGISTERED = "not registered"
    INCOMING = "incoming"
    RINGING = "ringing"
    TALKING = "talking"
    ENDED = "ended"
    UPDATED = "updated"
    TRANSFER = "transfer"
    TEXT = "text"
    TEXT_ANSWERED = "text answered"
    KEY = "key"
    FAILED = "failed"


@dataclass(frozen=True)
class PhoneEvent:
    """`call` is the telephone's own name of the call; `code` is SIP's; `text` is a whole SIP message or a reason."""

    kind: Kind
    call: str = ""
    code: int = 0
    text: str = ""

    def line(self) -> str:
        """As one line of JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_line(line: str) -> "PhoneEvent":
        """Back from JSON."""
        values = json.loads(line)
        return PhoneEvent(Kind(values["kind"]), values["call"], values["code"], values["text"])


@dataclass(frozen=True)
class PhoneSettings:
    """Everything about one telephone.

    `transport` is "udp", "tcp" or "tls". Without a password it does not register (it is then reached at its
    address and port, as a provider is). `tone_hz` is what its microphone hears, `recording` the WAV file of
    everything its owner hears. `register_s` is the lifetime of a registration in seconds.
    """

    user: str
    address: str
    exchange: str
    port: int = 5060
    exchange_port: int = 5060
    password: str = ""
    realm: str = ""
    transport: str = "udp"
    ca_file: str = ""
    encrypt_sound: bool = False
    tone_hz: int = 0
    recording: str = ""
    register_s: int = 60

    def line(self) -> str:
        """As one line of JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_line(line: str) -> "PhoneSettings":
        """Back from JSON."""
        return PhoneSettings(**json.loads(line))

    def uri(self, number: str) -> str:
        """The SIP address of `number` at the exchange, over this telephone's transport."""
        suffix = "" if self.transport == "udp" else f";transport={self.transport}"
        return f"sip:{number}@{self.exchange}:{self.exchange_port}{suffix}"
