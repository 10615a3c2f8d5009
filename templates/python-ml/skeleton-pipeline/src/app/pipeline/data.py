"""The training data: where it comes from, and what it has to be."""

import io
from collections.abc import Callable
from typing import Any

import obstore
import pandera.polars as pa
import polars as pl
from obstore.exceptions import BaseError
from obstore.store import from_url
from pandera.errors import SchemaErrors
from polars.exceptions import PolarsError

from app.features import FEATURES, contract
from app.pipeline.sample import TARGET, generate
from app.pipeline.settings import Parameters

# Of what is wrong with the data, as much as someone wants to read.
_MAX_FAILURES = 10


class DataError(Exception):
    """The data is not what can be learned from."""


def load(data_url: str | None, parameters: Parameters) -> pl.DataFrame:
    """Return the deliveries of the past, checked."""
    if data_url is None:
        frame = generate(parameters.sample_rows, parameters.seed)
    else:
        frame = _read(data_url)
    return validate(frame, min_rows=parameters.min_rows)


def schema() -> pa.DataFrameSchema:
    """Return the contract of the features, and the target, as what a data frame has to be."""
    columns = {name: _column(keywords) for name, keywords in contract().items()}
    columns[TARGET] = pa.Column(pl.Boolean)
    return pa.DataFrameSchema(columns, coerce=True, strict="filter")


def validate(frame: pl.DataFrame, *, min_rows: int) -> pl.DataFrame:
    """Return the columns that are learned from, in their order, or say what is wrong with them."""
    missing = {*FEATURES, TARGET} - set(frame.columns)
    if missing:
        message = f"columns are missing: {sorted(missing)}"
        raise DataError(message)
    try:
        checked: pl.DataFrame = schema().validate(frame, lazy=True)
    except SchemaErrors as error:
        failures = error.failure_cases.select("column", "check", "failure_case")
        message = f"{len(failures)} values are not as agreed: "
        raise DataError(message + str(failures.head(_MAX_FAILURES).to_dicts())) from None
    if len(checked) < min_rows:
        message = f"there are only {len(checked)} rows, at least {min_rows} are needed"
        raise DataError(message)
    if checked[TARGET].n_unique() < 2:  # noqa: PLR2004
        message = "all deliveries ended alike, so there is nothing to learn"
        raise DataError(message)
    return checked.select(*FEATURES, TARGET)


def split(frame: pl.DataFrame, parameters: Parameters) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows to train on, and those to test on: always the same ones."""
    shuffled = frame.sample(fraction=1, shuffle=True, seed=parameters.seed)
    test = round(len(frame) * parameters.test_share)
    return shuffled[test:], shuffled[:test]


def _read(url: str) -> pl.DataFrame:
    folder, _, name = url.rpartition("/")
    try:
        content = obstore.get(from_url(folder), name).bytes()
        return pl.read_parquet(io.BytesIO(bytes(content)))
    except (BaseError, OSError, PolarsError) as error:
        message = f"cannot read {url}: {error}"
        raise DataError(message) from error


def _column(keywords: dict[str, Any]) -> pa.Column:
    if "enum" in keywords:
        return pa.Column(pl.String, pa.Check.isin(keywords["enum"]))
    checks: dict[str, Callable[[float], pa.Check]] = {
        "minimum": pa.Check.ge,
        "maximum": pa.Check.le,
        "exclusiveMinimum": pa.Check.gt,
        "exclusiveMaximum": pa.Check.lt,
    }
    return pa.Column(
        pl.Int64 if keywords["type"] == "integer" else pl.Float64,
        [check(keywords[keyword]) for keyword, check in checks.items() if keyword in keywords],
    )
