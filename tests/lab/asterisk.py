"""The exchange of the lab: one Asterisk 22 with the configuration of `etc/`, started and stopped by the tests."""

import secrets
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.lab.ami import ManagerAccount
from tests.lab.certificate import make_certificates
from tests.lab.installation import Installation
from tests.lab.network import Network
from tests.lab.sound import write_tone
from tests.lab.template import fill

QUEUE = "service"
REALM = "exchange.lab.example"
AGENTS = ("6001", "6003", "6004")
SENIOR = "6002"
SECURE_AGENT = "6005"
IPV6_AGENT = "6006"
PUNCTUAL_AGENT = "6007"
MESSAGES_AGENT = "6008"
OPUS_AGENT = "6009"
ICE_AGENT = "6010"
LAND_LINE = "+31190000700"

PAUSE = "*45"
UNPAUSE = "*46"
LOG_IN = "*47"
LOG_OUT = "*48"
DO_NOT_DISTURB = "*78"
DISTURB = "*79"
PAUSE_HINT = "*45"  # with the number of the agent behind it
DO_NOT_DISTURB_HINT = "*78"
ECHO_TEST = "*43"
TONE_TEST = "*44"
KEY_TEST = "*49"
EARLY_TEST = "*50"

HOLD_MUSIC_HZ = 440
TONE_TEST_HZ = 1004

_TEMPLATES = Path(__file__).parent / "etc"
# Nothing to say in them, but Asterisk calls each missing one an error; its log shall hold real errors only.
_EMPTY = ("acl", "ccss", "features", "queuerules", "stasis", "udptl")
_BOOT_LIMIT_S = 30.0
_STOP_LIMIT_S = 10.0


class ExchangeFailed(Exception):
    """Asterisk did not start, died, or refused a command; the message holds what it said."""


@dataclass(frozen=True)
class Account:
    """What a telephone needs to register."""

    user: str
    password: str
    realm: str = REALM


class Asterisk:
    """One exchange on one network. Start it, stop it, kill it, look inside.

    All it writes lies in `folder` (a short path: its control socket may have 107 characters). It dies with the
    process that started it, so a killed test run leaves nothing behind.
    """

    def __init__(self, installation: Installation, network: Network, folder: Path) -> None:
        self.network = network
        self._installation = installation
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        users = (
            *AGENTS,
            SENIOR,
            SECURE_AGENT,
            IPV6_AGENT,
            PUNCTUAL_AGENT,
            MESSAGES_AGENT,
            OPUS_AGENT,
            ICE_AGENT,
        )
        self._passwords = {user: secrets.token_hex(12) for user in users}
        self._secrets = {user: secrets.token_hex(12) for user in ("viewer", "board", "pause", "tester")}
        self._write_configuration()
        make_certificates(installation, folder / "tls", network.exchange)
        write_tone(folder / "music" / "hold.wav", HOLD_MUSIC_HZ)

    def account(self, user: str) -> Account:
        """The account of an agent or the senior. Raises KeyError for a user that does not exist."""
        return Account(user, self._passwords[user])

    @property
    def viewer(self) -> ManagerAccount:
        """The manager account that sees everything and changes nothing."""
        return self._manager_account("viewer")

    @property
    def board(self) -> ManagerAccount:
        """The manager account of the team lead's board: hears of queues and agents, and may do nothing."""
        return self._manager_account("board")

    @property
    def pause(self) -> ManagerAccount:
        """The manager account with which an agent pauses."""
        return self._manager_account("pause")

    @property
    def tester(self) -> ManagerAccount:
        """The manager account for tests: may also pause, add, remove and originate."""
        return self._manager_account("tester")

    @property
    def ca_file(self) -> Path:
        """The CA that signed the exchange's certificate."""
        return self._folder / "tls" / "ca.crt"

    @property
    def other_ca_file(self) -> Path:
        """A CA that signed nothing, for tests of refusal."""
        return self._folder / "tls" / "other_ca.crt"

    @property
    def log_file(self) -> Path:
        """Asterisk's log: notices, warnings, errors and the dialplan's steps."""
        return self._folder / "log" / "messages"

    @property
    def pid(self) -> int | None:
        """The process, for tests that freeze it; None while stopped."""
        return self._process.pid if self._process else None

    def start(self) -> float:
        """Start and wait until fully booted. Returns the seconds that took (0.4 s on a quiet machine).

        Raises:
            ExchangeFailed: it died or was not ready within 30 s.
        """
        if self._process is not None:
            raise ExchangeFailed("it runs already")
        begin = time.monotonic()
        command = self._installation.command("asterisk", "-C", str(self._configuration), "-f", "-n", "-q")
        with (self._folder / "log" / "console").open("wb") as console:
            self._process = subprocess.Popen(
                # The kernel ends it when this process ends, however that happens.
                ["setpriv", "--pdeathsig", "KILL", "--", *command],
                env=self._installation.environment,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
            )
        while time.monotonic() - begin < _BOOT_LIMIT_S:
            if self._process.poll() is not None:
                self._process = None
                raise ExchangeFailed(f"Asterisk died at start: {self._last_words()}")
            if "fully booted" in self._remote("core waitfullybooted").stdout:
                return time.monotonic() - begin
            time.sleep(0.02)
        self.stop(kill=True)
        raise ExchangeFailed(f"Asterisk was not ready in {_BOOT_LIMIT_S:.0f} s: {self._last_words()}")

    def stop(self, *, kill: bool = False) -> None:
        """Stop it at once: properly (phones are not told), or with `kill` like a power failure."""
        process, self._process = self._process, None
        if process is None:
            return
        if not kill:
            self._remote("core stop now")
            try:
                process.wait(_STOP_LIMIT_S)
                return
            except subprocess.TimeoutExpired:
                pass
        process.send_signal(signal.SIGKILL)
        process.wait()

    def forget_registrations(self) -> None:
        """While stopped: lose what was registered, as an exchange does whose other half takes over."""
        for file in (self._folder / "var").glob("astdb.sqlite3*"):
            file.unlink()

    def ring_for(self, seconds: int) -> None:
        """From now on until the next start, give up a call to one telephone after so long (else 60 s)."""
        self.cli(f"dialplan set global RING_SECONDS {seconds}")

    def cli(self, command: str) -> str:
        """What Asterisk's console answers to `command`. Raises ExchangeFailed when it does not run."""
        result = self._remote(command)
        if result.returncode != 0:
            raise ExchangeFailed(f"{command!r}: {result.stdout}{result.stderr}".strip())
        return result.stdout

    @property
    def _configuration(self) -> Path:
        return self._folder / "etc" / "asterisk.conf"

    def _manager_account(self, user: str) -> ManagerAccount:
        return ManagerAccount(self.network.exchange, self.network.manager_port, user, self._secrets[user])

    def _remote(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._installation.command("asterisk", "-C", str(self._configuration), "-n", "-rx", command),
            env=self._installation.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=_BOOT_LIMIT_S,
        )

    def _write_configuration(self) -> None:
        for name in ("etc", "var/keys", "spool", "run", "log"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        for name in _EMPTY:
            (self._folder / "etc" / f"{name}.conf").touch()
        values = self._template_values()
        for template in _TEMPLATES.glob("*.conf"):
            (self._folder / "etc" / template.name).write_text(fill(template.read_text("utf-8"), values))

    def _template_values(self) -> Mapping[str, str]:
        network = self.network
        return {
            "folder": str(self._folder),
            "modules": str(self._installation.modules),
            "data": str(self._installation.data),
            "exchange": network.exchange,
            "trunk": network.trunk,
            "trunk_port": str(network.trunk_port),
            "ipv6_port": str(network.ipv6_port),
            "queue": QUEUE,
            "realm": REALM,
            **{f"password_{user}": password for user, password in self._passwords.items()},
            **{f"secret_{user}": secret for user, secret in self._secrets.items()},
        }

    def _last_words(self) -> str:
        console = (self._folder / "log" / "console").read_text("utf-8", "replace")
        return " | ".join(console.strip().splitlines()[-5:]) or "nothing on its console"
