"""Draws the pictures in ``docs/screens/``: each screen in both languages, light and dark.

``python packaging/screens.py [FOLDER]``  works offscreen on the register of invented people, which it makes
in a temporary folder. Settings and reports have pictures of their own.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import ParamSpec, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize, Qt  # noqa: E402 - after the platform is chosen
from PySide6.QtGui import QImage  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - as above

from caseapp.services import demo, registers  # noqa: E402 - after the path is set
from caseapp.text.words import Lang  # noqa: E402 - as above
from caseapp.ui.binding.gate import gate_services  # noqa: E402 - as above
from caseapp.ui.binding.rooms import session_of  # noqa: E402 - as above
from caseapp.ui.bridge import Bridge  # noqa: E402 - as above
from caseapp.ui.desktop import Desktop  # noqa: E402 - as above
from caseapp.ui.gate.presenter import GatePresenter, Preselected  # noqa: E402 - as above
from caseapp.ui.gate.screen import GateScreen  # noqa: E402 - as above
from caseapp.ui.pages import Pages, Surroundings, Where  # noqa: E402 - as above
from caseapp.ui.preferences import Mode, Preferences  # noqa: E402 - as above
from caseapp.ui.session import Session  # noqa: E402 - as above
from caseapp.ui.stages.closing import ClosingDialog  # noqa: E402 - as above

LAPTOP = QSize(1366, 768)
NOW = datetime(2026, 3, 6, 11, 21, tzinfo=UTC)
LIST = ROOT / "resources" / "demo" / "list-v3.xlsx"
PLACE = Path("/home/team/registers/register")
MOST_BYTES = 120_000
SOMEONE = 7
"""The place in the list of people of the one whose page is drawn."""

P = ParamSpec("P")
T = TypeVar("T")
Shot = tuple[str, QWidget]


class SameThread(Executor):
    """Runs work at once, so that a picture never shows a page that still waits."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Override: now."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def gate(desktop: Desktop) -> Iterator[Shot]:
    """Yield the lock screen and the ways in."""
    screen = GateScreen(desktop.look, NOW)
    services = gate_services(PLACE)
    presenter = GatePresenter(screen, Bridge(SameThread()), services, desktop.look, Preselected())
    presenter.start()
    yield "lock", screen
    presenter.founding.open_create()
    yield "create", screen


def rooms(desktop: Desktop, session: Session) -> Iterator[Shot]:
    """Yield the rooms with something to see in them."""
    chosen = Preferences(lang=desktop.look.words.lang, mode=desktop.mode)
    around = Surroundings(desktop.look, Bridge(SameThread()), lambda: NOW, chosen)
    pages = Pages(session, around, Where())
    view = pages.workspace
    view.resize(LAPTOP)
    view.show()
    yield "today", view
    view.go("arrivals")
    desk = view.room()
    desk.seek("ков" if chosen.lang is Lang.UK else "kov")
    yield "arrivals", view
    view.go("people")
    yield "people", view
    (stage,) = session.services.frame.all_stages()
    someone = session.services.people.people_of(stage.id)[SOMEONE]
    view.room().seek(f"person:{someone.person}")
    yield "person", view
    view.go("lists")
    yield "lists", view
    pages.lists.read(LIST)
    yield "list-preview", view
    pages.stages.open_closing(stage)
    yield from (("closing", dialog) for dialog in view.findChildren(ClosingDialog))


def keep(name: str, widget: QWidget, folder: Path) -> None:
    """Write a picture, small."""
    if widget.isWindow() and widget.size() != LAPTOP and not widget.isVisible():
        widget.resize(LAPTOP)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    picture = _in_few_colours(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    file = folder / f"{name}.png"
    if not picture.save(str(file)):
        raise OSError(file)
    if file.stat().st_size > MOST_BYTES:
        sys.stderr.write(f"{file.name} is large: {file.stat().st_size} bytes\n")


def _in_few_colours(picture: QImage) -> QImage:
    """Return the picture in its 256 commonest colours: a third of the bytes, the theme's colours exact."""
    counts = Counter(memoryview(picture.constBits()).cast("I"))
    table = [color for color, _count in counts.most_common(256)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def main() -> int:
    """Draw every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    desktop = Desktop(app, Lang.UK, Mode.LIGHT)
    with tempfile.TemporaryDirectory(prefix="caseapp-screens-") as home:
        os.environ["CASEAPP_CONFIG_DIR"] = home
        made = demo.make(Path(home) / "demo")
        opened = registers.unlock(made.path, made.user, made.passphrase)
        session = session_of(made.path, opened, demo=True)
        for lang, mode in product(Lang, (Mode.LIGHT, Mode.DARK)):
            desktop.speak(lang)
            desktop.wear(mode)
            for shots in (gate(desktop), rooms(desktop, session)):
                for name, widget in shots:
                    keep(f"{name}-{mode}-{lang}", widget, folder)
                    sys.stdout.write(f"{name}-{mode}-{lang}\n")
        session.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
