"""Hints: what stands beside a question before anything is typed, its bounds with it.

What a definition says comes first, else what its type of field needs to be told.
"""

from collections.abc import Mapping

from licensing.forms.bounds_told import bounds_told
from licensing.forms.fields import FieldType
from licensing.forms.form import Field
from licensing.forms.moments import SUBMITTED
from licensing.forms.people import PeopleRule
from licensing.register.beside import BESIDE_LABELS
from licensing.values.term import Labels
from licensing.values.types import Facts
from licensing.words.sentences import Sentence

HINTS: Mapping[FieldType, Sentence] = {
    "nik": Sentence("16 angka, seperti tertulis di KTP.", "16 digits, as on the identity card."),
    "npwp": Sentence("15 atau 16 angka.", "15 or 16 digits."),
    "nib": Sentence("13 angka, dari OSS.", "13 digits, from OSS."),
    "phone": Sentence("Misalnya 0812-3456-7890.", "For example 0812-3456-7890."),
    "email": Sentence(
        "Kabar tentang permohonan dikirim ke sini.", "News about the application is sent here."
    ),
    "point": Sentence(
        "Lintang lalu bujur, misalnya -6.3012, 106.7023, atau tautan Google Maps.",
        "Latitude, then longitude, such as -6.3012, 106.7023, or a Google Maps link.",
    ),
    "area": Sentence(
        "Satu sudut setiap baris, berurutan mengelilingi bidang, lintang lalu bujur: -6.3012, 106.7023. "
        "Atau tempelkan GeoJSON atau WKT.",
        "A corner on each line, in order around the area, latitude, then longitude: -6.3012, 106.7023. "
        "Or paste GeoJSON or WKT.",
    ),
    "date": Sentence(
        "Misalnya 23-11-2026 atau 23 November 2026.", "For example 23-11-2026 or 23 November 2026."
    ),
}


def hint_of(field: Field, facts: Facts, labels: Labels, *, there: int) -> Sentence | None:
    """What helps to answer a question, and what bounds its answer; None where there is nothing to say.

    Args:
        labels: what conditions of the page name; of it the answers may still change.
        there: how many people can be named, where it asks for people.
    """
    open_names = labels.keys() - {SUBMITTED, *BESIDE_LABELS}
    hints = [field.hint or HINTS.get(field.type), bounds_told(field, facts, open_names=open_names)]
    if field.people is not None:
        hints += [field.people.wanted, _few(field.people, there)]
    said = [each for each in hints if each]
    return Sentence(" ".join(each.id for each in said), " ".join(each.en for each in said)) if said else None


def _few(rule: PeopleRule, there: int) -> Sentence | None:
    """That there are too few today."""
    if there >= rule.least:
        return None
    return Sentence(f"Hari ini ada {there} yang dapat dipilih.", f"Today there are {there} to choose from.")
