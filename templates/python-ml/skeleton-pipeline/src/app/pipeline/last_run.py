"""What Prometheus is told of the pipeline, which itself is gone before anyone could ask it."""

from collections.abc import Iterator
from typing import get_args

import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app.features import FEATURES
from app.pipeline import record
from app.registry import Registry

log = structlog.get_logger(__name__)


class LastRun(Collector):
    """Reads the last run from the registry whenever it is asked, so that it keeps no state."""

    def __init__(self, registry: Registry) -> None:
        """Read from `registry`."""
        self._registry = registry

    def describe(self) -> list[Metric]:
        """Return nothing, since only reading tells what there is."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Return the metrics. SLO.yaml and docs/runbook.md rely on their names."""
        up = GaugeMetricFamily("pipeline_registry_up", "Whether the registry could be read")
        try:
            run = record.last(self._registry)
        except Exception as error:  # noqa: BLE001 - whatever the store raises, this must answer.
            log.warning("cannot read the registry", reason=str(error))
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        yield from metrics(run)


def metrics(run: record.Run | None) -> Iterator[Metric]:
    """Return the metrics of a run. Without one, the last success was never: at 0."""
    success = GaugeMetricFamily(
        "pipeline_last_success_timestamp_seconds", "When a run last ended as it should"
    )
    at = run.last_success_at if run else None
    success.add_metric([], at.timestamp() if at else 0)
    yield success

    finished = GaugeMetricFamily("pipeline_last_run_timestamp_seconds", "When a run last ended")
    finished.add_metric([], run.finished_at.timestamp() if run else 0)
    yield finished

    outcome = GaugeMetricFamily(
        "pipeline_last_run_outcome", "1 for how the last run ended", labels=["outcome"]
    )
    for name in get_args(record.Outcome):
        outcome.add_metric([name], float(run is not None and run.outcome == name))
    yield outcome

    quality = GaugeMetricFamily(
        "pipeline_candidate_quality", "Of the model that the last run made", labels=["metric"]
    )
    for name, value in (run.metrics if run else {}).items():
        quality.add_metric([name], value)
    yield quality

    psi = GaugeMetricFamily(
        "pipeline_feature_drift_psi",
        "How far the data of the last run is from that of the model in production",
        labels=["feature"],
    )
    for name in FEATURES:
        psi.add_metric([name], (run.drift if run else {}).get(name, 0))
    yield psi
