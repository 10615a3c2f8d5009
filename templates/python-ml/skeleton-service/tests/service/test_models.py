import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from app.registry import PRODUCTION, Registry
from app.service.metrics import Metrics
from app.service.models import Models
from tests import example_model


async def follow_until(models: Models, condition: Callable[[], bool]) -> None:
    following = asyncio.create_task(models.follow(0.01))
    for _ in range(1000):
        if condition():
            break
        await asyncio.sleep(0.01)
    following.cancel()
    assert condition()


def test_a_newer_model_takes_over(registry: Registry, registry_path: Path) -> None:
    models = Models(registry, PRODUCTION, Metrics())
    models.refresh()
    assert models.current is not None
    before = models.current.manifest.version
    newer = example_model.make(registry_path.as_uri(), seed=2)
    assert newer != before

    def taken_over() -> bool:
        return models.current is not None and models.current.manifest.version == newer

    asyncio.run(follow_until(models, taken_over))


@pytest.mark.parametrize("content", [b"not a model", b""])
def test_a_newer_model_that_is_broken_does_not(
    registry: Registry, registry_path: Path, content: bytes
) -> None:
    metrics = Metrics()
    models = Models(registry, PRODUCTION, metrics)
    models.refresh()
    before = models.current
    newer = example_model.make(registry_path.as_uri(), seed=2)
    (registry_path / "models" / newer / "model.onnx").write_bytes(content)

    def tried_twice() -> bool:
        return metrics.registry.get_sample_value("model_load_failures_total") == 2

    asyncio.run(follow_until(models, tried_twice))
    assert models.current is before


def test_a_version_that_is_named_stays(registry: Registry, registry_path: Path) -> None:
    version = registry.resolve(PRODUCTION)
    example_model.make(registry_path.as_uri(), seed=2)
    models = Models(registry, version, Metrics())
    # It ends by itself, since there is nothing to follow.
    asyncio.run(asyncio.wait_for(models.follow(60), 10))
    assert models.current is not None
    assert models.current.manifest.version == version
