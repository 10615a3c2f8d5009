import asyncio
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import onnxruntime as ort
import pytest
from numpy.typing import ArrayLike, NDArray

from app.features import columns
from app.model import LoadedModel
from app.service.metrics import Metrics
from app.service.predictor import OverloadedError, Predictor
from tests.test_behaviour import DELIVERIES


class Slow:
    """A model that answers when it is let."""

    def __init__(self) -> None:
        self.started = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.terminated: list[bool] = []

    def predict(
        self,
        features: Mapping[str, ArrayLike],  # noqa: ARG002
        options: ort.RunOptions | None = None,
    ) -> NDArray[np.float32]:
        self.started.release()
        assert self.go_on.wait(10)
        assert options is not None
        self.terminated.append(options.terminate)
        return np.array([0.5], dtype=np.float32)


@pytest.fixture
def slow() -> Iterator[Slow]:
    model = Slow()
    yield model
    model.go_on.set()


def predictor(**changes: float) -> Predictor:
    options: dict[str, Any] = {"concurrency": 1, "queue": 1, "timeout": 10} | changes
    return Predictor(metrics=Metrics(), **options)


async def started(slow: Slow) -> None:
    assert await asyncio.to_thread(slow.started.acquire, timeout=10)


def test_more_than_may_wait_is_turned_away_and_the_rest_is_answered(slow: Slow) -> None:
    async def scenario() -> None:
        subject = predictor()
        first = asyncio.create_task(subject.predict(slow, {}))
        await started(slow)
        second = asyncio.create_task(subject.predict(slow, {}))
        await asyncio.sleep(0)
        with pytest.raises(OverloadedError):
            await subject.predict(slow, {})
        slow.go_on.set()
        assert [len(await first), len(await second)] == [1, 1]
        # There is room again.
        assert len(await subject.predict(slow, {})) == 1
        subject.close()

    asyncio.run(scenario())


def test_after_a_timeout_the_model_is_told_to_end_and_keeps_its_place_until_it_does(
    slow: Slow,
) -> None:
    async def scenario() -> None:
        subject = predictor(queue=0, timeout=0.05)
        with pytest.raises(TimeoutError):
            await subject.predict(slow, {})
        with pytest.raises(OverloadedError):
            await subject.predict(slow, {})
        slow.go_on.set()
        await asyncio.to_thread(subject.close)
        assert slow.terminated == [True]

    asyncio.run(scenario())


def test_what_is_told_to_end_before_it_began_does_not_run(loaded: LoadedModel) -> None:
    options = ort.RunOptions()
    options.terminate = True
    with pytest.raises(Exception, match="terminate"):
        loaded.model.predict(columns(DELIVERIES), options)


def test_predictions_at_once_do_not_mix(loaded: LoadedModel) -> None:
    async def scenario() -> None:
        subject = predictor(concurrency=4, queue=100)
        answers = await asyncio.gather(
            *(subject.predict(loaded.model, columns([delivery])) for delivery in DELIVERIES)
        )
        together = loaded.model.predict(columns(DELIVERIES))
        np.testing.assert_allclose(np.concatenate(answers), together, rtol=1e-5)
        subject.close()

    asyncio.run(scenario())
