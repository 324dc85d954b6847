"""Personal data by type: a text that says who somebody is, or that she wrote, and that not every page may show.

It is no `str`, so what takes plain text does not take it, and put into a text by mistake it shows as an ellipsis.
`reveal` is the only way to its words; a checked contract keeps this module from everything that runs in Prefect.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Personal:
    """A person's name, or what somebody wrote about one."""

    _text: str = field(repr=False)

    def __str__(self) -> str:
        return "…"


def reveal(personal: Personal) -> str:
    """The words, for a page whose reader may read them."""
    return personal._text  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - this function is the door


def marked(text: str) -> Personal | None:
    """A text marked as personal, None where nobody wrote any."""
    return Personal(text) if text else None
