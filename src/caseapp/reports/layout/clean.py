"""The one door through which text comes onto paper.

What is printed is never a language to anybody: no markup is understood further on, and what steers a
reader's eye or a printer instead of standing for a sign is taken out here.
"""

import re
import unicodedata

_VARIATION = re.compile("[\ufe00-\ufe0f]")
_BREAKS = frozenset("\t\n\v\f\r\x85")


def clean(text: str) -> str:
    """Return text as it is set: composed (NFC), one space between words, nothing invisible.

    Control signs, direction marks and overrides (UAX 9), joiners, soft hyphens and variation
    selectors go; spaces and line breaks of every kind become one plain space. Half a surrogate pair is
    no sign and cannot be written into a file: its code is named. All other signs stay.
    """
    if not text.isprintable() or _VARIATION.search(text):
        text = "".join(map(_seen, text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign in _BREAKS or kind in {"Zs", "Zl", "Zp"}:
        return " "
    if kind == "Cs":
        return f"[U+{ord(sign):04X}]"
    return "" if kind in {"Cc", "Cf"} or _VARIATION.match(sign) else sign
