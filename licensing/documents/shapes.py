"""The shape of what a template may use: names below a dot, and what they lead to."""

from collections.abc import Mapping
from typing import Literal

Leaf = Literal["text", "day", "maybe"]
"""A value: text, a day, or what a case may not have."""
Shape = Mapping[str, "Shape | Leaf"]
"""Names below a dot, and what they lead to. The name `*` stands for each item of a list."""

TEXT: Leaf = "text"
DAY: Leaf = "day"
MAYBE: Leaf = "maybe"
