"""What the API says instead of what was asked for: RFC 9457, with a stable code and sentences for people."""

from pydantic import BaseModel

from portal.api.models.said import Said


class Problem(BaseModel):
    """`fields` has a sentence for each part of the request that is wrong, by its name."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    sentence: Said
    fields: dict[str, Said]
