"""The settings of the pipeline, and the parameters of its experiment."""

import tomllib
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.settings import Settings


class PipelineSettings(Settings):
    """What `pipeline` needs to know of where it runs."""

    # A Parquet file, in a folder or a bucket. Without it a sample is made up (sample.py).
    data_url: Annotated[str | None, Field(pattern=r"^[a-z][a-z0-9+.-]*://")] = None


class Gate(BaseModel):
    """What a model has to do better than, to be promoted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_gain_over_baseline: Annotated[float, Field(ge=0, le=1)]
    max_loss_to_production: Annotated[float, Field(ge=0, le=1)]
    max_calibration_error: Annotated[float, Field(gt=0, le=1)]


class Parameters(BaseModel):
    """What decides the outcome, beside the data and the code. It is under version control."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: int
    sample_rows: Annotated[int, Field(ge=100)]
    min_rows: Annotated[int, Field(ge=100)]
    test_share: Annotated[float, Field(gt=0, lt=0.5)]
    regularization: Annotated[float, Field(gt=0)]
    gate: Gate


def load_parameters() -> Parameters:
    """Return the parameters of parameters.toml."""
    return Parameters.model_validate(
        tomllib.loads(files(__package__).joinpath("parameters.toml").read_text("utf-8")),
    )
