"""What `agencies.yaml` says to the connector `snap`, and the settings it names.

Each side has a key and gives the other a secret. Imports nothing that is slow.
"""

from typing import Annotated, Final

from pydantic import Field

from flows.agencies.http_json_options import Variable, Way
from licensing.text.model import Text

Named = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,36}$")]
INBOUND: Final = ("public_key", "own_secret")
"""The settings with which the bank proves itself to us."""


class SnapOptions(Text):
    """A bank: how it is reached, and how it proves itself when it calls."""

    url: Variable = Field(description="the setting with the address of the bank, https://host[/…]")
    secret: Variable = Field(description="the setting with the secret the bank gave us: we sign with it")
    private_key: Variable = Field(description="the setting with our RSA key: PEM, or base64 of DER")
    public_key: Variable = Field(description="the setting with the bank's public RSA key")
    own_secret: Variable = Field(description="the setting with the secret we gave the bank: it signs with it")
    client: Named = Field(description="what the bank calls us")
    bank_client: Named = Field(description="what the bank calls itself")
    prefix: Annotated[str, Field(pattern=r"^[0-9]{1,8}$")] = Field(
        description="the digits before the billing code in the number of a virtual account"
    )
    merchant: Named = Field(description="the city as a merchant of QRIS")
    account: Annotated[str, Field(pattern=r"^[0-9]{1,16}$")] = Field(
        description="the account it all comes into"
    )
    channel: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,5}$")] = "95221"
    root: Way = Field(default="/v1.0", description="where its services are, below the address")
    timeout: Annotated[int, Field(ge=1, le=60)] = Field(default=10, description="seconds for a whole answer")
