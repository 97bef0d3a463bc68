"""Draws the pictures of the user guide: those that its pages name, small, light, in both languages.

``python packaging/guide.py``  works offscreen on the register of invented people, as `screens.py` does, and
writes ``resources/guide/LANGUAGE/pictures/``. Pictures that no page names any more are removed.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

import screens
from caseapp.services import demo, registers
from caseapp.text.words import Lang
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.desktop import Desktop
from caseapp.ui.preferences import Mode
from pictures import LAPTOP, in_few_colours

FOLDER = screens.ROOT / "resources" / "guide"
WIDTH = 720
"""Pixels, about two words of the page more than half the window: small enough to stand between lines."""
NAMED = re.compile(r"\(pictures/([\w-]+)\.png\)")


def named(lang: Lang) -> set[str]:
    """Return the pictures that the pages of one language name."""
    pages = (FOLDER / lang.value).glob("*.md")
    return {name for page in pages for name in NAMED.findall(page.read_text("utf-8"))}


def keep(widget: QWidget, file: Path) -> None:
    """Write what a widget shows, small."""
    if widget.isWindow() and not widget.isVisible():
        widget.resize(LAPTOP)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    seen = widget.grab().toImage()
    width = min(WIDTH, seen.width())
    small = seen.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    picture = in_few_colours(small.convertToFormat(QImage.Format.Format_RGB32))
    if not picture.save(str(file)):
        raise OSError(file)


def main() -> int:
    """Draw every picture that is named; exit status 1 if a page names one that is not drawn."""
    desktop = Desktop(QApplication([]), Lang.UK, Mode.LIGHT)
    left = dict[Lang, set[str]]()
    with tempfile.TemporaryDirectory(prefix="caseapp-guide-") as home:
        os.environ["CASEAPP_CONFIG_DIR"] = home
        made = demo.make(Path(home) / "demo")
        opened = registers.unlock(made.path, made.user, made.passphrase)
        session = session_of(made.path, opened, demo=True)
        shown = screens.cast(session)
        opened.context.register.now = lambda: screens.NOW
        for lang in Lang:
            desktop.speak(lang)
            place = FOLDER / lang.value / "pictures"
            place.mkdir(exist_ok=True)
            for old in place.glob("*.png"):
                old.unlink()
            wanted = named(lang)
            for shots in (screens.gate(desktop), screens.rooms(desktop, session, shown)):
                for name, widget in shots:
                    if name in wanted:
                        keep(widget, place / f"{name}.png")
                        wanted.remove(name)
            left[lang] = wanted
        session.close()
    for lang, names in left.items():
        for name in sorted(names):
            sys.stderr.write(f"{lang}: no scene is called {name}\n")
    return int(any(left.values()))


if __name__ == "__main__":
    raise SystemExit(main())
