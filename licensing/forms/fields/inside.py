"""Whether a point or an area lies within the city: between the degrees the register gives, as for photos."""

from licensing.city.register import Box
from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable
from licensing.maps.positions import corners


def check_inside(answer: Answer, box: Box) -> None:
    """Every corner of an outline, or the one place of a point, is in the city.

    Raises:
        Unreadable: names the first that is not.
    """
    for each in corners(str(answer)):
        if not box.has(float(each.latitude), float(each.longitude)):
            said = each.write()
            raise Unreadable(
                f"Lokasi ini di luar kota ({said}). Periksa angkanya, juga tanda minus di depan lintang.",
                f"This place is outside the city ({said}). Check the figures, and the minus before the latitude.",
            )
