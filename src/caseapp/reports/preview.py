"""A sheet as pictures: what will be printed, before it is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: rows of ``stride`` bytes, four to a dot (blue, green, red, none); ``pages`` in all."""

    width: int
    height: int
    stride: int
    dots: bytes = field(repr=False)
    pages: int


def picture(pdf: bytes, page: int, width: int) -> Picture:
    """Return a page, counted from 0 and never beyond the last, ``width`` dots wide.

    Nothing is written to disk.
    """
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; start-up time

    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        shown = document[min(max(page, 0), count - 1)]
        bitmap = shown.render(
            scale=width / shown.get_width(), rev_byteorder=False, prefer_bgrx=True
        )
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), count)
    finally:
        document.close()
