"""Positions: degrees of latitude and longitude (WGS84), to six decimals, which is a tenth of a metre.

As text a position is `-6.301200, 106.702300`, latitude first, and an outline its corners with `; ` between them, the
first not said again at the end. That is how they are kept, printed and typed back.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

DECIMALS: Final = Decimal("0.000001")
BESIDE: Final = ", "
"""Between latitude and longitude."""
NEXT: Final = "; "
"""Between two corners."""


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees; south and west are negative."""

    latitude: Decimal
    longitude: Decimal

    @staticmethod
    def of(latitude: Decimal, longitude: Decimal) -> "Position | None":
        """A position to six decimals; None for degrees that there are not."""
        if not latitude.is_finite() or not longitude.is_finite():
            return None
        # Compared as it is: to compute with it, 1e9999999 would be too large.
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None
        return Position(_rounded(latitude), _rounded(longitude))

    def write(self) -> str:
        """As text, always with six decimals."""
        return f"{self.latitude:f}{BESIDE}{self.longitude:f}"


def position(text: str) -> Position:
    """The position of a text that `write` made."""
    latitude, _, longitude = text.partition(BESIDE)
    return Position(Decimal(latitude), Decimal(longitude))


def corners(text: str) -> tuple[Position, ...]:
    """The corners of an outline, each once."""
    return tuple(map(position, text.split(NEXT))) if text else ()


def outlined(corners: tuple[Position, ...]) -> str:
    """An outline as text."""
    return NEXT.join(each.write() for each in corners)


def _rounded(degrees: Decimal) -> Decimal:
    """Zero is never negative: one position has one text."""
    rounded = degrees.quantize(DECIMALS, ROUND_HALF_EVEN)
    return rounded or abs(rounded)
