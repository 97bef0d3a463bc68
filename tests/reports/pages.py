"""What is on the pages of a PDF: as text, as fonts, as pictures."""

import re
from typing import Any

import pypdfium2  # type: ignore[import-untyped] # it ships no types

_HYPHEN_AT_LINE_END = "\ufffe"  # what PDFium makes of a hyphen it believes to be a break


def texts(pdf: bytes) -> list[str]:
    """Return the text layer of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Return text without spaces and line ends, as wrapping must not matter."""
    return "".join(text.replace(_HYPHEN_AT_LINE_END, "-").split())


def whole(pdf: bytes) -> str:
    """Return the squeezed text of all pages."""
    return squeezed("".join(texts(pdf)))


def picture(pdf: bytes, page: int, scale: float = 1.4) -> Any:
    """Return one page as a picture; ``scale`` 1 is 72 dots per inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page % len(document)].render(scale=scale).to_pil().convert("L")


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return the names of all fonts in the file and whether each is embedded as a subset."""
    names = [name.decode() for name in re.findall(rb"/BaseFont\s*/([^\s/]+)", pdf)]
    files = {
        match[1].decode(): b"/FontFile2" in match[0]
        for match in re.finditer(rb"<<[^>]*/FontName\s*/([^\s/]+)[^>]*>>", pdf)
    }
    return {name: bool(re.match(r"[A-Z]{6}\+", name)) and files.get(name, False) for name in names}
