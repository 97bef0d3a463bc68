"""What kind of file some bytes are, by what is in them: a name proves nothing."""

from enum import Enum

_SNIFFED = 4096
_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_OFFICE = (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml", b"application/vnd.oasis.opendocument")
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heif", b"mif1", b"msf1"})
_TEXT_CONTROLS = frozenset(b"\t\n\r\f")
_FIRST_PRINTABLE = 0x20


class FileType(Enum):
    """The kinds that are kept; the value is the suffix a copy gets."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    HEIF = "heic"
    TIFF = "tif"
    PDF = "pdf"
    OFFICE = "office"
    TEXT = "txt"

    @property
    def can_be_shown(self) -> bool:
        """Whether every computer can show it as a picture."""
        return self in {FileType.JPEG, FileType.PNG, FileType.WEBP}


def file_type(content: bytes) -> FileType | None:
    """Return what the bytes are, or ``None``: programs, archives and sound are not kept."""
    head = content[:_SNIFFED]
    for mark, kind in (
        (b"\xff\xd8\xff", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG),
        (b"II*\x00", FileType.TIFF),
        (b"MM\x00*", FileType.TIFF),
        (b"%PDF-", FileType.PDF),
        (_OLE, FileType.OFFICE),
    ):
        if head.startswith(mark):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp":
        return FileType.HEIF if head[8:12] in _HEIF_BRANDS else None
    if head.startswith(_ZIP):
        return FileType.OFFICE if any(part in head for part in _OFFICE) else None
    return FileType.TEXT if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    if any(byte < _FIRST_PRINTABLE and byte not in _TEXT_CONTROLS for byte in content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(content)
