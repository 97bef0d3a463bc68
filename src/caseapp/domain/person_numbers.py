"""Numbers that the state gives a person, as far as a mistyped one can be told."""

import re

_DOCUMENT = re.compile(r"[А-ЯҐЄІЇ]{2}\d{6}|\d{9}")
_TAX = re.compile(r"\d{10}")
_RECORD = re.compile(r"(\d{8})-?(\d{5})")
_WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)


def tax_number(text: str) -> str | None:
    """Return a taxpayer's number (РНОКПП) without spaces; ``None`` if it can be none.

    Ten digits, of which the last follows from the nine before it, weighted and taken modulo 11. Who refused a number for their faith has the number of the passport or of the ID card instead.
    """
    plain = "".join(text.split()).upper()
    if _DOCUMENT.fullmatch(plain):
        return plain
    if not _TAX.fullmatch(plain):
        return None
    told = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, plain, strict=False))
    return plain if told % 11 % 10 == int(plain[-1]) else None


def record_number(text: str) -> str | None:
    """Return a record number of the demographic register (УНЗР) as ``19880226-01234``; else ``None``."""
    found = _RECORD.fullmatch("".join(text.split()))
    return None if found is None else "-".join(found.groups())
