"""What the service exports. SLO.yaml and docs/runbook.md rely on these names."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

OUTCOMES = ("ok", "rejected", "unavailable", "timeout", "error")

# SLO.yaml asks for one of these bounds.
_DURATION_BUCKETS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


class Metrics:
    """The metrics of one service."""

    def __init__(self) -> None:
        """Make every series that is known beforehand.

        A counter that appears with its first error has no increase to compute a rate from.
        """
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.requests = Counter(
            "inference_requests",
            "Requests for predictions by how they ended",
            ["outcome"],
            registry=self.registry,
        )
        for outcome in OUTCOMES:
            self.requests.labels(outcome)
        self.duration = Histogram(
            "inference_duration_seconds",
            "From the first byte of a request for predictions to the last of its answer",
            buckets=_DURATION_BUCKETS,
            registry=self.registry,
        )
        self.rows = Counter(
            "inference_rows", "Deliveries that were predicted", registry=self.registry
        )
        self.in_flight = Gauge(
            "inference_in_flight",
            "Predictions that run or wait for their turn",
            registry=self.registry,
        )
        self.model = Gauge(
            "model_info", "The model that answers", ["version"], registry=self.registry
        )
        self.model_trained = Gauge(
            "model_trained_timestamp_seconds",
            "When the model that answers was trained",
            registry=self.registry,
        )
        self.model_load_failures = Counter(
            "model_load_failures",
            "Attempts to load a model that failed",
            registry=self.registry,
        )
