"""Collects the sentences of the source and compiles the Ukrainian catalogues.

``python packaging/words.py``          compile resources/locale/uk/*.po into caseapp.mo
``python packaging/words.py --check``  print what keeps the two languages from being equal; exit 1 if any

Found are sentences without Ukrainian, unused ones, two translations of one sentence, and a compiled
catalogue that is not what the ``.po`` files give.

A sentence may stand in several ``.po`` files (one per area of the program) with the same translation.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "uk"
COMPILED = FOLDER / "LC_MESSAGES" / "caseapp.mo"
DATED = datetime(2026, 1, 1, tzinfo=UTC)  # in every catalogue, so that equal words are equal bytes
KEYWORDS = {"tr": None, "words": None, "many": (1, 2), "sense": ((1, "c"), 2), "N_": None}

Key = tuple[str | None, str]
Sentence = str | tuple[str, ...]
"""A translation, or its plural forms."""


def used() -> set[Key]:
    """Return (sense, English sentence) of every sentence in the source."""
    found: set[Key] = set()
    rows = extract_from_dir(ROOT / "src", keywords=KEYWORDS, method_map=[("**.py", "python")])
    for _file, _line, message, _comments, sense in rows:
        found.add((sense, message if isinstance(message, str) else message[0]))
    return found


def translations() -> list[Message]:
    """Return the entries of all ``.po`` files, file by file."""
    found: list[Message] = []
    for file in sorted(FOLDER.glob("*.po")):
        with file.open("rb") as stream:
            found += [message for message in read_po(stream, locale="uk") if message.id]
    return found


def merged() -> Catalog:
    """Return all ``.po`` files as one catalogue."""
    whole = Catalog(
        locale="uk",
        project="caseapp",
        charset="utf-8",
        creation_date=DATED,
        revision_date=DATED,
    )
    for message in translations():
        whole.add(message.id, message.string, context=message.context)
    return whole


def key(message_id: str | tuple[str, ...] | list[str], context: str | None) -> Key:
    """Return what a message is found by."""
    return context, message_id if isinstance(message_id, str) else message_id[0]


def problems() -> list[str]:
    """Return what keeps the two languages from being equal."""
    translated: dict[Key, set[Sentence]] = {}
    for message in translations():
        name = key(message.id, message.context)
        translated.setdefault(name, set()).add(_frozen(message.string))
    source = used()
    missing = {name for name in source if not any(map(_whole, translated.get(name, ())))}
    return [
        *(f"no Ukrainian: {name!r}" for name in sorted(missing, key=str)),
        *(f"unused: {name!r}" for name in sorted(set(translated) - source, key=str)),
        *(f"two translations: {name!r}" for name, said in translated.items() if len(said) > 1),
        *stale(COMPILED.read_bytes() if COMPILED.exists() else b""),
    ]


def stale(catalogue: bytes) -> list[str]:
    """Return the complaint about a compiled catalogue that the ``.po`` files do not give."""
    if catalogue == compiled():
        return []
    return [f"{COMPILED.name} is not what the .po files give: run python packaging/words.py"]


def _frozen(string: str | list[str] | tuple[str, ...] | None) -> Sentence:
    return tuple(string) if isinstance(string, list | tuple) else string or ""


def _whole(string: Sentence) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))


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
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(compiled())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
