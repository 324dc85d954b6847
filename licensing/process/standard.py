"""The service standard: what the city says of a service in public, in the 14 components of PermenPANRB 15/2014.

What follows from the definition itself is written `auto` in it; the other components are texts.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

from licensing.words.sentences import Sentence

Component = Literal[
    "requirements",
    "procedure",
    "time",
    "fee",
    "product",
    "complaints",
    "legal_basis",
    "facilities",
    "competence",
    "supervision",
    "staff",
    "service_guarantee",
    "safety_guarantee",
    "evaluation",
]
"""The six components of delivering the service, then the eight of running it, in the order of the regulation."""

COMPONENTS: Final[tuple[Component, ...]] = get_args(Component)
DERIVED: Final[frozenset[Component]] = frozenset(
    {"requirements", "procedure", "time", "product", "legal_basis"}
)
"""Those that a definition says anyway."""

HEADINGS: Final[Mapping[Component, Sentence]] = MappingProxyType(
    {
        "requirements": Sentence("Persyaratan", "Requirements"),
        "procedure": Sentence("Sistem, mekanisme, dan prosedur", "Procedure"),
        "time": Sentence("Jangka waktu pelayanan", "Time it takes"),
        "fee": Sentence("Biaya/tarif", "Fee"),
        "product": Sentence("Produk pelayanan", "What you get"),
        "complaints": Sentence("Penanganan pengaduan, saran, dan masukan", "Complaints and suggestions"),
        "legal_basis": Sentence("Dasar hukum", "Legal basis"),
        "facilities": Sentence("Sarana, prasarana, dan/atau fasilitas", "Facilities"),
        "competence": Sentence("Kompetensi pelaksana", "Competence of the staff"),
        "supervision": Sentence("Pengawasan internal", "Internal supervision"),
        "staff": Sentence("Jumlah pelaksana", "Number of staff"),
        "service_guarantee": Sentence("Jaminan pelayanan", "Guarantee of service"),
        "safety_guarantee": Sentence(
            "Jaminan keamanan dan keselamatan pelayanan", "Guarantee of security and safety"
        ),
        "evaluation": Sentence("Evaluasi kinerja pelaksana", "Evaluation of performance"),
    }
)

Standard = Mapping[Component, Sentence | None]
"""What a definition says of each component; None for what follows from it."""
