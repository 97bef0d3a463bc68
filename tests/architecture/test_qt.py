"""The Qt that is locked does not kill this Python.

PySide6 6.12.0 drops one reference to None with every void call; after about 5,700 of them Python 3.11
dies with ``none_dealloc``. Run in a process of its own, because what is looked for is its death.
"""

import subprocess
import sys

import pytest

CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("x")
print("alive")
"""
DROPPED = """
import ctypes
drop = ctypes.pythonapi.Py_DecRef
drop.argtypes, drop.restype = [ctypes.py_object], None
for _ in range(20_000):
    drop(None)
print("alive")
"""


def survives(program: str) -> bool:
    """Return whether a Python that runs this reaches its end."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and done.stdout == "alive\n"


def test_twenty_thousand_void_calls_leave_python_alive() -> None:
    assert survives(CALLS)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from 3.12 on None cannot die")
def test_a_qt_that_drops_references_would_be_seen() -> None:
    assert not survives(DROPPED)
