"""The one window: the gate, the workspace, or a cover."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

_FIRST_SIZE = QSize(1366, 768)
_LEAST_SIZE = QSize(900, 600)


class MainWindow(QMainWindow):
    """Its title never names a person or a register: it is read over shoulders and in screenshots."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("caseapp")
        self.resize(_FIRST_SIZE)
        self.setMinimumSize(_LEAST_SIZE)

    def show_widget(self, widget: QWidget) -> None:
        """Fill the window; what was there before is closed."""
        before = self.takeCentralWidget()
        self.setCentralWidget(widget)
        widget.show()  # now: Qt would do so one turn later, and the first answers would find nobody looking
        if before is not None:
            before.hide()
            before.deleteLater()

    def come_forward(self) -> None:
        """Come to the front: somebody tried to open a second window on the same register."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Override: whoever owns the register closes it in good order."""
        self.closing.emit()
        super().closeEvent(event)
