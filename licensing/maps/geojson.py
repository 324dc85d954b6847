"""GeoJSON (RFC 7946) as far as it is read here: polygons. Longitude stands first in it."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Ring = Annotated[
    tuple[Annotated[tuple[Decimal, ...], Field(min_length=2, max_length=3)], ...], Field(min_length=4)
]
"""Corners as longitude, latitude and perhaps height; the last is the first again."""
Rings = Annotated[tuple[Ring, ...], Field(min_length=1)]
"""An outline, and the holes in it."""


class PolygonText(BaseModel):
    model_config = ConfigDict(frozen=True)

    type: Literal["Polygon"]
    coordinates: Rings


class MultiPolygonText(BaseModel):
    model_config = ConfigDict(frozen=True)

    type: Literal["MultiPolygon"]
    coordinates: Annotated[tuple[Rings, ...], Field(min_length=1)]


ShapeText = Annotated[PolygonText | MultiPolygonText, Field(discriminator="type")]


class FeatureText(BaseModel):
    model_config = ConfigDict(frozen=True)

    type: Literal["Feature"]
    geometry: ShapeText


class CollectionText(BaseModel):
    model_config = ConfigDict(frozen=True)

    type: Literal["FeatureCollection"]
    features: tuple[FeatureText, ...]


def polygons_of(shape: PolygonText | MultiPolygonText) -> tuple[Rings, ...]:
    """The polygons of a shape, one or several."""
    return shape.coordinates if isinstance(shape, MultiPolygonText) else (shape.coordinates,)
