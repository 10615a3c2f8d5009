import numpy as np
import pytest
from pydantic import ValidationError

from app.features import FEATURES, Delivery, columns, contract, tensors

DELIVERY = {"distance_km": 12.5, "stops_before": 18, "rain_mm": 0.4, "vehicle": "van"}


@pytest.mark.parametrize(
    ("feature", "value"),
    [
        ("distance_km", 0),
        ("distance_km", 200.1),
        ("distance_km", float("nan")),
        ("stops_before", -1),
        ("stops_before", 1.5),
        ("rain_mm", float("inf")),
        ("vehicle", "ship"),
        ("vehicle", None),
        ("colour", "red"),
    ],
)
def test_what_no_delivery_can_be_is_refused(feature: str, value: object) -> None:
    with pytest.raises(ValidationError, match=feature):
        Delivery.model_validate(DELIVERY | {feature: value})


def test_the_contract_names_every_bound_and_nothing_that_may_change() -> None:
    assert contract() == {
        "distance_km": {"type": "number", "exclusiveMinimum": 0, "maximum": 200},
        "stops_before": {"type": "integer", "minimum": 0, "maximum": 150},
        "rain_mm": {"type": "number", "minimum": 0, "maximum": 100},
        "vehicle": {"type": "string", "enum": ["bike", "van"]},
    }


def test_rows_become_columns_that_the_model_takes() -> None:
    inputs = tensors(columns([Delivery.model_validate(DELIVERY)] * 3))
    assert tuple(inputs) == FEATURES
    assert {name: (tensor.shape, tensor.dtype.kind) for name, tensor in inputs.items()} == {
        "distance_km": ((3, 1), "f"),
        "stops_before": ((3, 1), "f"),
        "rain_mm": ((3, 1), "f"),
        "vehicle": ((3, 1), "O"),
    }
    assert inputs["distance_km"].dtype == np.float32
