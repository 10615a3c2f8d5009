"""What the model is told of a delivery: the contract between those who train and those who ask.

It is written down once, here. Requests, training data and the manifest of a model are held to it.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import BaseModel, ConfigDict, Field

# What a model depends on. Titles, descriptions and examples may change without a new model.
_BINDING = ("type", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


class Delivery(BaseModel):
    """A parcel on its way, as it is known when its vehicle leaves the depot."""

    model_config = ConfigDict(
        allow_inf_nan=False,
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {"distance_km": 12.5, "stops_before": 18, "rain_mm": 0.4, "vehicle": "van"},
            ],
        },
    )

    distance_km: Annotated[float, Field(gt=0, le=200, description="By road, from the depot.")]
    stops_before: Annotated[int, Field(ge=0, le=150, description="Parcels delivered before it.")]
    rain_mm: Annotated[float, Field(ge=0, le=100, description="Forecast for the tour, per hour.")]
    vehicle: Annotated[Literal["bike", "van"], Field(description="What carries it.")]


FEATURES = tuple(Delivery.model_fields)


def contract() -> dict[str, dict[str, Any]]:
    """Return what each feature may be, as JSON Schema."""
    properties = Delivery.model_json_schema()["properties"]
    return {
        name: {keyword: schema[keyword] for keyword in _BINDING if keyword in schema}
        for name, schema in properties.items()
    }


def tensors(columns: Mapping[str, ArrayLike]) -> dict[str, NDArray[Any]]:
    """Return the inputs of the model: a column for each feature, numbers as 32-bit floats."""
    return {
        name: np.asarray(columns[name], dtype=object if "enum" in schema else np.float32)[:, None]
        for name, schema in contract().items()
    }


def columns(deliveries: Sequence[Delivery]) -> dict[str, list[Any]]:
    """Turn rows into columns."""
    return {name: [getattr(delivery, name) for delivery in deliveries] for name in FEATURES}
