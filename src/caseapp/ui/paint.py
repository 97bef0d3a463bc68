"""Drawing shared by widgets and delegates: words, boxes, icons, key caps and chips in the theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from caseapp.ui.look import Look
from caseapp.ui.theme import FOCUS, RADIUS, RADIUS_SMALL

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

_UNDERLINE = 2
_ICON_IN_CHIP = 16


def square(x: float, middle: float, side: float) -> QRectF:
    """Return a square centred on the line ``middle``, on whole pixels."""
    return QRectF(round(x), round(middle - side / 2), side, side)


def keycap_height(look: Look) -> float:
    """Return the height of a key cap."""
    return max(20.0, look.line("caption") + 4)


def keycap_width(look: Look, key: str) -> float:
    """Return the width of a key cap."""
    return max(20.0, look.width(key, "caption") + 12)


def chip_height(look: Look) -> float:
    """Return the height of a chip."""
    return max(24.0, look.line("label") + 6)


def chip_width(look: Look, text: str, picture: str = "") -> float:
    """Return the width of a chip."""
    return look.width(text, "label") + 21 + (look.px(_ICON_IN_CHIP) + 4 if picture else 0)


class Canvas:
    """A painter that knows the theme. Lives as long as one paint event."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter = painter
        self.look = look
        # A delegate gets a painter with neither kind of smoothing on.
        hint = QPainter.RenderHint
        painter.setRenderHints(hint.Antialiasing | hint.TextAntialiasing)

    def box(
        self,
        rect: QRectF,
        radius: float,
        fill: QColor | None,
        edge: QColor | None = None,
        width: float = 1,
    ) -> None:
        """Draw a rounded box whose edge lies wholly inside ``rect``."""
        self.painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        if edge is None:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.drawRoundedRect(rect, radius, radius)
            return
        self.painter.setPen(QPen(edge, width))
        half = width / 2
        self.painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def words(
        self,
        rect: QRectF,
        text: str,
        style: str = "body",
        role: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Draw one line, shortened with … when it does not fit, and return its drawn width."""
        font = self.look.font(style)
        metrics = QFontMetricsF(font)
        shown = text
        if metrics.horizontalAdvance(text) > rect.width() + 0.5:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
        self.painter.setFont(font)
        self.painter.setPen(self.look.color(role))
        self.painter.drawText(rect, align, shown)
        return metrics.horizontalAdvance(shown)

    def icon(self, rect: QRectF, name: str, role: str = "ink2") -> None:
        """Draw one picture of the icon family."""
        self.look.icons.paint(self.painter, rect, name, self.look.color(role))

    def keycap(self, x: float, middle: float, key: str, *, on_fill: bool = False) -> float:
        """Draw a key centred on ``middle`` and return its width; ``on_fill``: on the accent."""
        width, height = keycap_width(self.look, key), keycap_height(self.look)
        rect = QRectF(x, round(middle - height / 2), width, height)
        edge = self.look.color("on_accent" if on_fill else "border")
        edge.setAlphaF(0.55 if on_fill else 0.6)
        self.box(rect, RADIUS_SMALL, None if on_fill else self.look.color("surface"), edge)
        role = "on_accent" if on_fill else "ink2"
        self.words(rect.adjusted(0, -0.5, 0, -0.5), key, "caption", role, CENTER)
        return width

    def chip(self, x: float, middle: float, text: str, hue: str, picture: str = "") -> float:
        """Draw a state in words on its soft ground and return its width."""
        width, height = chip_width(self.look, text, picture), chip_height(self.look)
        rect = QRectF(x, round(middle - height / 2), width, height)
        self.box(rect, height / 2, self.look.color(f"{hue}.soft"))
        left = x + 10
        if picture:
            side = self.look.px(_ICON_IN_CHIP)
            self.icon(square(left - 2, rect.center().y(), side), picture, hue)
            left += side + 2
        self.words(QRectF(left, rect.y(), rect.right() - left, height), text, "label", hue)
        return width

    def focus_ring(self, rect: QRectF, radius: float = RADIUS) -> None:
        """Draw two pixels of accent just inside the rectangle, for whatever has the keyboard."""
        self.box(rect, radius, None, self.look.color("accent"), FOCUS)

    def choice(self, rect: QRectF) -> None:
        """Draw the ground and the bar of what Enter will take."""
        self.box(rect, RADIUS, self.look.color("accent_soft"))
        bar = QRectF(rect.x(), rect.y() + 8, 3, rect.height() - 16)
        self.box(bar, 1.5, self.look.color("accent"))

    def hairline(self, left: float, right: float, y: float) -> None:
        """Draw a line that orders and means nothing."""
        line = QRectF(left, round(y), right - left, 1)
        self.painter.fillRect(line, self.look.color("hairline"))

    def marked(
        self, rect: QRectF, text: str, spans: tuple[tuple[int, int], ...], style: str = "strong"
    ) -> None:
        """Draw one line with the typed letters in the accent *and* underlined.

        The spans are (start, end) in characters of ``text``, in order.
        """
        x, at = rect.x(), 0
        pieces: list[tuple[str, str]] = []
        for start, end in spans:
            pieces += [(text[at:start], "ink"), (text[start:end], "accent")]
            at = end
        pieces.append((text[at:], "ink"))
        for piece, role in pieces:
            if not piece or x >= rect.right():
                continue
            room = QRectF(x, rect.y(), rect.right() - x, rect.height())
            width = self.words(room, piece, style, role)
            if role == "accent":
                y = rect.center().y() + self.look.line(style) / 2 - _UNDERLINE
                line = QRectF(x, round(y), width, _UNDERLINE)
                self.painter.fillRect(line, self.look.color("accent"))
            x += width
