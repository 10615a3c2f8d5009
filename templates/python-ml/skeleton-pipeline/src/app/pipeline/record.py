"""What is remembered of the last run, to be told to Prometheus."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from app.pipeline.writing import write
from app.registry import Registry, RegistryError

# unchanged: the data gave the model that is served already.
Outcome = Literal["promoted", "unchanged", "rejected", "failed"]
SUCCESSES: tuple[Outcome, ...] = ("promoted", "unchanged")

_PATH = "runs/last.json"


class Run(BaseModel):
    """A run of the pipeline."""

    finished_at: datetime
    outcome: Outcome
    # Of this run or of the last one before it that was a success.
    last_success_at: datetime | None = None
    version: str | None = None
    reasons: list[str] = []
    metrics: dict[str, float] = {}
    drift: dict[str, float] = {}


def last(registry: Registry) -> Run | None:
    """Return the last run, if there was one."""
    try:
        return Run.model_validate_json(registry.read(_PATH))
    except RegistryError:
        return None


def keep(registry: Registry, run: Run) -> None:
    """Remember a run, and of those before it when the last success was."""
    before = last(registry)
    success = run.finished_at if run.outcome in SUCCESSES else before and before.last_success_at
    write(registry, _PATH, run.model_copy(update={"last_success_at": success}))
