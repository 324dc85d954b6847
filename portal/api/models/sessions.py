"""What the API says of whoever calls."""

from pydantic import BaseModel


class SessionOut(BaseModel):
    """Who the cookie says is calling. Unsafe calls by cookie carry `csrf` as X-CSRF-Token."""

    officer: str | None
    application: str | None
    csrf: str
