"""Packs the looked-at parts of an archive anew, so that calamine sees exactly what was looked at."""

import io
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_CHUNK = 2**16
_SMALL = 2**20


class Cut(NamedTuple):
    """Bytes of a part that are left out, and what stands there instead.

    With ``skip_end_tag`` the cut goes on to the end of the tag that begins at ``end``.
    """

    start: int
    end: int
    instead: bytes = b""
    skip_end_tag: bool = False


def repacked(archive: ZipFile, wanted: Sequence[str], cuts: Mapping[str, Sequence[Cut]]) -> bytes:
    """Return a new archive of some parts, with the cuts made."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as new:
        for name in wanted:
            size = archive.getinfo(name).file_size
            info = ZipInfo(name)
            info.compress_type = ZIP_STORED if size < _SMALL else ZIP_DEFLATED
            with archive.open(name) as source, new.open(info, "w", force_zip64=False) as target:
                _copy(source, target, cuts.get(name, ()))
    return packed.getvalue()


def _copy(source: IO[bytes], target: IO[bytes], cuts: Sequence[Cut]) -> None:
    for cut in cuts:
        _pass(source, target, cut.start - source.tell())
        source.seek(cut.end)
        if cut.skip_end_tag:
            while source.read(1) not in {b">", b""}:
                pass
        target.write(cut.instead)
    while chunk := source.read(_CHUNK):
        target.write(chunk)


def _pass(source: IO[bytes], target: IO[bytes], count: int) -> None:
    while count > 0 and (chunk := source.read(min(count, _CHUNK))):
        target.write(chunk)
        count -= len(chunk)
