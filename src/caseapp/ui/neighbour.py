"""Two windows on one register: the second brings the first to the front instead of fighting for it.

A local socket that only this user of the computer can reach; its name is made of the register's path, and
nothing but one word is said over it.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WORD = b"raise\n"
_PATIENCE_MS = 500


class Neighbour(QObject):
    """Listens while a register is open for writing here.

    Args:
        register: the register's folder.
        called: brings the window to the front.
    """

    def __init__(self, register: Path, called: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._called = called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = name_of(register)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a process that was killed
            self._server.listen(name)

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda spoken=socket: self._hear(spoken))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(_WORD):
            self._called()
            socket.write(_WORD)
            socket.flush()


def raise_neighbour(register: Path) -> bool:
    """Ask the window that has a register open to come to the front; say whether there is one.

    Waits for up to a second and a half, and holds the interpreter meanwhile.
    """
    socket = QLocalSocket()
    socket.connectToServer(name_of(register))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_WORD)
    socket.waitForBytesWritten(_PATIENCE_MS)
    # The answer may have come while the question was being written.
    heard = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_PATIENCE_MS)
    socket.disconnectFromServer()
    return heard


def name_of(register: Path) -> str:
    """Return the socket's name: a hash of the path, because names of sockets can be listed."""
    return f"caseapp-{hashlib.sha256(str(register.resolve()).encode()).hexdigest()[:32]}"
