import polars as pl
import pytest

from app.features import FEATURES
from app.pipeline.drift import psi, reference
from app.pipeline.sample import generate

REFERENCE = reference(generate(5000, seed=1))


def test_other_data_of_the_same_kind_has_not_drifted() -> None:
    indices = psi(generate(5000, seed=2), REFERENCE)
    assert set(indices) == set(FEATURES)
    assert max(indices.values()) < 0.02


@pytest.mark.parametrize(
    ("feature", "change"),
    [
        ("distance_km", pl.col("distance_km") * 2),
        ("rain_mm", pl.col("rain_mm") + 3),
        ("vehicle", pl.lit("bike").alias("vehicle")),
    ],
)
def test_a_feature_that_changed_has_drifted_and_no_other(feature: str, change: pl.Expr) -> None:
    indices = psi(generate(5000, seed=2).with_columns(change), REFERENCE)
    assert indices.pop(feature) > 0.25
    assert max(indices.values()) < 0.02
