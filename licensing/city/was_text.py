"""`was`: what an agency, a role or an office was called before; one name or several."""

from pydantic import Field

WasText = str | tuple[str, ...]
NO_NAMES: WasText = ()

WasField = Field(
    default=NO_NAMES, description="its id before, or several: what is open under them goes on under this one"
)


def names_of(was: WasText) -> tuple[str, ...]:
    """The names, in the order they are written."""
    return (was,) if isinstance(was, str) else was
