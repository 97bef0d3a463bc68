"""How long the program takes to begin, as ratios to a bare Qt window.

``python benchmarks/start.py``  prints medians of nine cold processes each, offscreen:

- *bare*: Python, `QApplication`, an empty window, first turn of the event loop;
- *lock screen*: ``caseapp`` until its passphrase field accepts keys;
- *people*: until the names of the last register stand there too;
- *longest turn*: of the event loop while the rest of the program is loaded behind the lock screen; a
  letter that is typed then waits no longer;
- *Today*: from the right passphrase, typed in three seconds or at once, to the numbers on the screen, less
  the key derivation, which is slow on purpose and is measured beside it.

Budgets (`ux.md`): lock screen under 1 s; Today within 0.5 s of the key derivation; a turn under 16 ms.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
TYPED = 3.0
"""Seconds that a passphrase takes to type."""

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

BUILT = """
import sys, time, os
from concurrent.futures import ThreadPoolExecutor
def fail(kind, error, trace):
    sys.__excepthook__(kind, error, trace)
    os._exit(1)  # else it would wait for what never comes
sys.excepthook = fail
from PySide6.QtWidgets import QApplication
from caseapp import app as program
app = QApplication(["caseapp"])
executor = ThreadPoolExecutor(1)
shell = program.build(app, executor, program.preselected(program.Resume()))
"""

LOCK = (
    BUILT
    + """
shell.painted.connect(app.quit)
shell.start()
app.exec()
import os
os._exit(0)
"""
)

PEOPLE = (
    BUILT
    + """
shell.painted.connect(lambda: program._load_the_rest(tell=False))
shell.start()
while shell.gate is None or shell.gate._screen.lock.person() is None:
    app.processEvents()
import os
os._exit(0)
"""
)

TODAY = (
    BUILT
    + """
import json, os
from caseapp.services.demo import PASSPHRASE
from caseapp.storage.keys import operations
derived = []
real = operations.unlock
def timed(*arguments):
    start = time.perf_counter()
    try:
        return real(*arguments)
    finally:
        derived.append(time.perf_counter() - start)
operations.unlock = timed
shell.painted.connect(lambda: program._load_the_rest(tell=False))
shell.start()
while shell.gate is None or shell.gate._screen.lock.person() is None:
    app.processEvents()
lock = shell.gate._screen.lock
stalled, turned, until = 0.0, time.perf_counter(), time.perf_counter() + {typing}
while turned < until:
    app.processEvents()
    time.sleep(0.002)
    now = time.perf_counter()
    stalled, turned = max(stalled, now - turned), now
lock.secret.setText(PASSPHRASE)
start = time.perf_counter()
lock.unlock_wanted.emit()
while shell.pages is None:
    app.processEvents()
today = shell.pages.workspace.rooms["today"]
while not today.queues.anybody:
    app.processEvents()
today.grab()
print(json.dumps([time.perf_counter() - start, sum(derived), stalled]), flush=True)
os._exit(0)
"""
)

MAKE_DEMO = """
from caseapp.services import demo
demo.make()
"""


def run(program: str, home: str) -> str:
    """Run a program in a process of its own and return what it prints."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def seconds(program: str, home: str) -> float:
    """Return the median of the wall time of whole processes, in seconds."""
    # Timed outside: the import of Python and Qt is part of what a person waits for.
    timed = "import time; start = time.perf_counter()\n"
    told = "import sys; sys.stdout.write(str(time.perf_counter() - start)); sys.stdout.flush()\n"
    body = program.replace("import os\nos._exit(0)", told + "import os\nos._exit(0)")
    if body == program:
        body += told
    return median(float(run(timed + body, home)) for _ in range(RUNS))


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="caseapp-start-") as home:
        run(MAKE_DEMO, home)
        bare = seconds(BARE, home)
        sys.stdout.write(f"bare Qt window      {bare * 1000:6.0f} ms\n")
        for name, program in (("lock screen", LOCK), ("people", PEOPLE)):
            took = seconds(program, home)
            sys.stdout.write(f"{name:18}  {took * 1000:6.0f} ms   {took / bare:4.1f} × bare\n")
        for typing, said in ((TYPED, "Today after it"), (0.0, "typed at once")):
            program = TODAY.replace("{typing}", str(typing))
            found = [json.loads(run(program, home)) for _ in range(RUNS)]
            rest = median(whole - derived for whole, derived, _ in found)
            if typing:
                derived, turn = (median(each[place] for each in found) for place in (1, 2))
                sys.stdout.write(f"longest turn        {turn * 1000:6.0f} ms\n")
                sys.stdout.write(f"key derivation      {derived * 1000:6.0f} ms\n")
            sys.stdout.write(f"{said:18}  {rest * 1000:6.0f} ms   {rest / bare:4.1f} × bare\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
