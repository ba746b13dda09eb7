"""One window for each desk file: a second start brings the first window to the front, with what it was started for."""

import hashlib
import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_PATIENCE = 500  # milliseconds for a window that is there to say so
_LONGEST = 64  # bytes; a line is the word 'show' and perhaps a number


class SingleInstance(QObject):
    """The place of one window on this computer.

    `called` comes when somebody starts the program again, with the number that it was started for, or ''.
    """

    called = Signal(str)

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        place = hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:24]
        self._name = f"bellerbeeld-{place}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self, number: str = "") -> bool:
        """Take the place; False when another window has it, which then comes to the front and offers the number."""
        other = QLocalSocket()
        other.connectToServer(self._name)
        if other.waitForConnected(_PATIENCE):
            other.write(f"show {number}\n".encode())
            other.waitForBytesWritten(_PATIENCE)
            other.disconnectFromServer()
            if other.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
                other.waitForDisconnected(_PATIENCE)
            return False
        # A window that was killed leaves its socket behind, and nobody listens there.
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            # Nobody else is there. That a later start will not be noticed is no reason to have no telephone.
            log.warning("no place to be found at: %s", self._server.errorString())
        return True

    def leave(self) -> None:
        """Give the place back."""
        self._server.close()

    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(partial(self._listen, connection))
            # Whoever says nothing goes, too.
            QTimer.singleShot(_PATIENCE, connection, connection.abort)
            self._listen(connection)

    def _listen(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine() and connection.bytesAvailable() < _LONGEST:
            return
        line = bytes(connection.readLine(_LONGEST).data())
        connection.abort()
        word, _, number = line.decode("ascii", "replace").strip().partition(" ")
        if word == "show":
            self.called.emit(number)
