"""The API that callers see."""

import random
from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import structlog
from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from app.features import Delivery, columns
from app.model import LoadedModel
from app.service.metrics import Metrics
from app.service.middleware import CloseWhileDraining, LimitBody, Measure
from app.service.models import Models
from app.service.predictor import OverloadedError, Predictor

MAX_BATCH = 1000
MAX_BODY_BYTES = 1024 * 1024
PREDICT_PATH = "/v1/predict"
# Of what is logged of predictions; a new number when its form changes.
PREDICTION_LOG_SCHEMA = 1

log = structlog.get_logger(__name__)


class PredictRequest(BaseModel):
    """Deliveries to be judged, many at once if need be."""

    model_config = ConfigDict(extra="forbid")

    deliveries: Annotated[list[Delivery], Field(min_length=1, max_length=MAX_BATCH)]


class Prediction(BaseModel):
    """What is to be expected of a delivery."""

    late_probability: Annotated[float, Field(ge=0, le=1)]


class PredictResponse(BaseModel):
    """The predictions, in the order of the request."""

    model_version: str
    predictions: list[Prediction]


class ModelResponse(BaseModel):
    """The model that answers now."""

    version: str
    trained_at: datetime
    sha256: str
    metrics: dict[str, float]


class Problem(BaseModel):
    """What went wrong."""

    detail: str


def create_api(
    models: Models,
    predictor: Predictor,
    metrics: Metrics,
    *,
    is_draining: Callable[[], bool],
    prediction_log_rate: float,
) -> FastAPI:
    """Return the application behind the API's port."""
    api = FastAPI(title="Late deliveries", version="1", docs_url="/docs", redoc_url=None)

    def current() -> LoadedModel:
        if models.current is None:
            raise HTTPException(503, "no model has been loaded yet", {"Retry-After": "5"})
        return models.current

    @api.post(
        PREDICT_PATH,
        responses={status: {"model": Problem} for status in (413, 503, 504)},
    )
    async def predict(request: PredictRequest) -> PredictResponse:
        """Say how likely each delivery is to be late."""
        loaded = current()
        try:
            answers = await predictor.predict(loaded.model, columns(request.deliveries))
        except OverloadedError:
            raise HTTPException(503, "too many requests wait", {"Retry-After": "1"}) from None
        except TimeoutError:
            raise HTTPException(504, "the model did not answer in time") from None
        metrics.rows.inc(len(answers))
        predictions = [Prediction(late_probability=float(answer)) for answer in answers]
        for delivery, prediction in zip(request.deliveries, predictions, strict=True):
            if random.random() < prediction_log_rate:  # noqa: S311 - a sample, no secret.
                log.info(
                    "prediction",
                    schema=PREDICTION_LOG_SCHEMA,
                    version=loaded.manifest.version,
                    delivery=delivery.model_dump(),
                    late_probability=prediction.late_probability,
                )
        return PredictResponse(model_version=loaded.manifest.version, predictions=predictions)

    @api.get("/v1/model", responses={503: {"model": Problem}})
    async def model() -> ModelResponse:
        """Say which model answers."""
        manifest = current().manifest
        return ModelResponse(
            version=manifest.version,
            trained_at=manifest.trained_at,
            sha256=manifest.sha256,
            metrics=manifest.metrics,
        )

    # FastAPI's own answer repeats the input, which may hold what JSON cannot say, such as NaN.
    @api.exception_handler(RequestValidationError)
    async def refuse(_request: Request, error: RequestValidationError) -> JSONResponse:
        problems = [
            {key: problem[key] for key in ("type", "loc", "msg")} for problem in error.errors()
        ]
        return JSONResponse({"detail": problems}, status_code=422)

    # The last one added is the outermost.
    api.add_middleware(LimitBody, max_bytes=MAX_BODY_BYTES)
    api.add_middleware(Measure, path=PREDICT_PATH, metrics=metrics)
    api.add_middleware(CloseWhileDraining, is_draining=is_draining)
    return api
