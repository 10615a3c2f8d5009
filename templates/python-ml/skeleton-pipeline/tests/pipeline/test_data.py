from pathlib import Path

import polars as pl
import pytest

from app.features import FEATURES
from app.pipeline.data import DataError, load, schema, split, validate
from app.pipeline.sample import TARGET, generate
from app.pipeline.settings import load_parameters

PARAMETERS = load_parameters()
FRAME = generate(1000, seed=1)


def test_the_schema_is_the_contract_of_the_features() -> None:
    assert set(schema().columns) == {*FEATURES, TARGET}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (pl.lit(-1.0).alias("distance_km"), "distance_km"),
        (pl.lit(151).alias("stops_before"), "stops_before"),
        (pl.lit("ship").alias("vehicle"), "vehicle"),
        (pl.lit(None, pl.Float64).alias("rain_mm"), "rain_mm"),
        (pl.lit(value=True).alias(TARGET), "nothing to learn"),
    ],
)
def test_data_that_breaks_the_contract_is_not_learned_from(change: pl.Expr, reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        validate(FRAME.with_columns(change), min_rows=100)


def test_a_column_that_is_missing_is_named_and_one_too_many_is_left_out() -> None:
    with pytest.raises(DataError, match="rain_mm"):
        validate(FRAME.drop("rain_mm"), min_rows=100)
    more = FRAME.with_columns(pl.lit("blue").alias("colour"))
    assert validate(more, min_rows=100).columns == [*FEATURES, TARGET]


def test_too_little_data_is_not_learned_from() -> None:
    with pytest.raises(DataError, match="only 99 rows"):
        validate(FRAME.head(99), min_rows=100)


def test_a_file_is_read_as_the_sample_is(tmp_path: Path) -> None:
    sample = load(None, PARAMETERS)
    sample.write_parquet(tmp_path / "deliveries.parquet")
    read = load((tmp_path / "deliveries.parquet").as_uri(), PARAMETERS)
    assert read.equals(sample)


def test_the_split_is_always_the_same_and_no_row_is_on_both_sides() -> None:
    frame = FRAME.with_row_index()
    train, test = split(frame, PARAMETERS)
    assert len(test) == round(len(frame) * PARAMETERS.test_share)
    assert sorted([*train["index"], *test["index"]]) == list(range(len(frame)))
    again = split(frame, PARAMETERS)
    assert train.equals(again[0])
    assert test.equals(again[1])
