"""The description of the API that is committed as openapi.json, for the catalog to show."""

import json

from app.registry import Registry
from app.service.api import create_api
from app.service.metrics import Metrics
from app.service.models import Models
from app.service.predictor import Predictor


def describe() -> str:
    """Return the OpenAPI document of the API."""
    metrics = Metrics()
    api = create_api(
        Models(Registry.from_url("memory:///"), "none", metrics),
        Predictor(concurrency=1, queue=0, timeout=1, metrics=metrics),
        metrics,
        is_draining=lambda: False,
        prediction_log_rate=0,
    )
    return json.dumps(api.openapi(), indent=2, ensure_ascii=False) + "\n"
