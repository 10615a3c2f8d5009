from pathlib import Path

from prometheus_client import CollectorRegistry

from app.pipeline import record
from app.pipeline.last_run import LastRun
from app.registry import Registry


def metrics(registry: Registry) -> CollectorRegistry:
    collected = CollectorRegistry()
    collected.register(LastRun(registry))
    return collected


def test_it_tells_of_the_last_run(registry: Registry) -> None:
    last = record.last(registry)
    assert last is not None
    value = metrics(registry).get_sample_value
    finished = last.finished_at.timestamp()
    assert value("pipeline_last_success_timestamp_seconds") == finished
    assert value("pipeline_last_run_outcome", {"outcome": "promoted"}) == 1
    assert value("pipeline_last_run_outcome", {"outcome": "failed"}) == 0
    quality = value("pipeline_candidate_quality", {"metric": "log_loss"})
    assert quality == last.metrics["log_loss"]


def test_before_the_first_run_the_last_success_was_never(tmp_path: Path) -> None:
    value = metrics(Registry.from_url(tmp_path.as_uri())).get_sample_value
    assert value("pipeline_registry_up") == 1
    assert value("pipeline_last_success_timestamp_seconds") == 0


def test_a_registry_that_cannot_be_read_is_told_instead_of_an_age(
    registry: Registry, registry_path: Path
) -> None:
    (registry_path / "runs" / "last.json").write_text("{", "utf-8")
    value = metrics(registry).get_sample_value
    assert value("pipeline_registry_up") == 0
    assert value("pipeline_last_success_timestamp_seconds") is None
