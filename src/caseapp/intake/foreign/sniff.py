"""What a file is, by what it holds; the extension is not asked."""

from caseapp.intake.foreign.refusal import Refused

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"RIFF", "image"),
    (b"PK\x05\x06", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "document"),
    (b"\x09\x08", "old_excel"),
    (b"\x09\x04", "old_excel"),
    (b"\x09\x02", "old_excel"),
    (b"\x09\x00\x04\x00", "old_excel"),
)
_READ = frozenset({"zip", "ole", "text"})
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<body")
_TEXT_START = frozenset(b"BMRIFGMZ")


def container(data: bytes) -> str:
    """Return ``zip``, ``ole`` or ``text``.

    Raises:
        Refused: the file is empty, or a kind that holds no list (``not_a_list``).
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xff\xfe\xef\xbb\xbf"):
        raise Refused("empty")
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "text")
    if found in {"image", "program"} and _is_words(data):
        found = "text"  # a list may begin with the letters BM or MZ
    if found == "text":
        found = _markup(data)
    if data[4:8] == b"ftyp":
        found = "image"
    if found not in _READ:
        raise Refused("not_a_list", kind=found)
    return found


def _is_words(data: bytes) -> bool:
    return all(byte >= 0x20 or byte in b"\t\r\n" for byte in data[:512])  # noqa: PLR2004 - below are control bytes


def _markup(data: bytes) -> str:
    start = data[:2000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_MARKUP):
        return "html"
    if start.startswith(b"<?xml"):
        return "html" if b"<html" in start else "xml"
    if start.startswith(b"mime-version:"):
        return "html"
    return "text"
