"""What can be said to a template: values of a few types under their names."""

from collections.abc import Mapping
from datetime import date

Value = str | int | bool | date | None | Mapping[str, "Value"] | tuple["Value", ...]
Context = Mapping[str, Value]
