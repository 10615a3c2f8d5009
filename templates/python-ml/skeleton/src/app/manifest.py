"""What is known of a model beside its weights."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.features import Delivery


class Probe(BaseModel):
    """A delivery, and what the model answered when it was made."""

    delivery: Delivery
    probability: float


class Manifest(BaseModel):
    """Lies beside a model, and is written last: a version without one is not complete."""

    # Whoever made the model may say more than is asked for here.
    model_config = ConfigDict(extra="ignore", frozen=True)

    version: str
    sha256: str
    trained_at: datetime
    features: dict[str, dict[str, Any]]
    probes: list[Probe]
    metrics: dict[str, float] = {}
    code_version: str = "unknown"
    # For each feature the shares of the training data in each bin, by which drift is measured.
    reference: dict[str, Any] = {}
