"""What was signed a while ago, read again for as long as it holds."""

from datetime import UTC, datetime, timedelta

from itsdangerous import SignatureExpired, URLSafeTimedSerializer


def read_aged(serializer: URLSafeTimedSerializer, text: str, *, most_seconds: int) -> object:
    """What was signed, also by a clock that went a little ahead of this one.

    Raises:
        BadData: it is forged, or was signed longer ago.
    """
    found, signed_at = serializer.loads(text, return_timestamp=True)
    if datetime.now(UTC) - signed_at > timedelta(seconds=most_seconds):
        raise SignatureExpired(f"signed more than {most_seconds} seconds ago")
    return found
