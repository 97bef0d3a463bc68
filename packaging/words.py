"""Collects the sentences of the source and compiles the Ukrainian catalogues.

``python packaging/words.py``          compile resources/locale/uk/*.po into caseapp.mo
``python packaging/words.py --check``  print sentences without Ukrainian and unused ones; exit 1 if any

A sentence may stand in several ``.po`` files (one per area of the program) with the same translation.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "uk"
KEYWORDS = {"tr": None, "words": None, "many": (1, 2), "sense": ((1, "c"), 2), "N_": None}

Key = tuple[str | None, str]


def used() -> set[Key]:
    """Return (sense, English sentence) of every sentence in the source."""
    found: set[Key] = set()
    rows = extract_from_dir(ROOT / "src", keywords=KEYWORDS, method_map=[("**.py", "python")])
    for _file, _line, message, _comments, sense in rows:
        found.add((sense, message if isinstance(message, str) else message[0]))
    return found


def merged() -> Catalog:
    """Return all ``.po`` files as one catalogue."""
    whole = Catalog(locale="uk", project="caseapp", charset="utf-8")
    for file in sorted(FOLDER.glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="uk"):
                if message.id:
                    whole.add(message.id, message.string, context=message.context)
    return whole


def key(message_id: str | tuple[str, ...] | list[str], context: str | None) -> Key:
    """Return what a message is found by."""
    return context, message_id if isinstance(message_id, str) else message_id[0]


def problems() -> list[str]:
    """Return what keeps the two languages from being equal."""
    translated = {key(m.id, m.context): m.string for m in merged() if m.id}
    source = used()
    missing = [
        f"no Ukrainian: {name!r}"
        for name in sorted(source, key=str)
        if not (text := translated.get(name)) or (not isinstance(text, str) and not all(text))
    ]
    return missing + [f"unused: {name!r}" for name in sorted(set(translated) - source, key=str)]


def compiled() -> bytes:
    """Return the binary catalogue."""
    stream = BytesIO()
    write_mo(stream, merged())
    return stream.getvalue()


def main() -> int:
    """Compile, or with ``--check`` compare."""
    if "--check" in sys.argv[1:]:
        found = problems()
        print("\n".join(found))
        return 1 if found else 0
    target = FOLDER / "LC_MESSAGES" / "caseapp.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(compiled())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
