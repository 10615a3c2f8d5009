"""The settings of the service."""

from typing import Annotated

from pydantic import Field

from app.registry import PRODUCTION
from app.settings import OpsSettings, Port, Seconds


class ServiceSettings(OpsSettings):
    """What `serve` needs to know."""

    port: Port = 8080

    # `production` follows the registry; anything else is one version, for good.
    model_version: str = PRODUCTION
    model_poll_seconds: Seconds = 30

    # Inference keeps a processor busy, so more at once than there are processors only adds waiting.
    max_concurrency: Annotated[int, Field(ge=1, le=256)] = 2
    # How many may wait for their turn; more than that are turned away at once.
    max_queue: Annotated[int, Field(ge=0, le=10_000)] = 32
    request_timeout_seconds: Seconds = 2

    # The share of answers that is logged with its input, to learn from later.
    prediction_log_rate: Annotated[float, Field(ge=0, le=1)] = 0

    # How long requests are accepted after SIGTERM, so that load balancers have time to notice.
    shutdown_delay_seconds: Annotated[float, Field(ge=0, le=300)] = 5
    # How long the requests then under way may take to finish.
    shutdown_timeout_seconds: Seconds = 20
