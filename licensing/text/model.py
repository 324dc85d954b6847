"""The base of everything that is read from a file a person wrote."""

from pydantic import BaseModel, ConfigDict


class Text(BaseModel):
    """Base of everything that is read from a definition: closed, exact and immutable."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
