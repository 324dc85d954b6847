"""What the API says and hears of a thing that was judged."""

from pydantic import BaseModel, ConfigDict


class Found(BaseModel):
    """That something is right, or why not."""

    model_config = ConfigDict(extra="forbid")

    right: bool
    remark: str = ""
