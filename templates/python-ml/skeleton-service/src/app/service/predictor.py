"""Inference beside the event loop: bounded in how much runs, how much waits, and for how long."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import numpy as np
import onnxruntime as ort
from numpy.typing import ArrayLike, NDArray

from app.service.metrics import Metrics


class OverloadedError(Exception):
    """More is asked for than can be answered in time."""


class Predicts(Protocol):
    """What a model is asked to do here."""

    def predict(
        self, features: Mapping[str, ArrayLike], options: ort.RunOptions | None = None
    ) -> NDArray[np.float32]:
        """Return a probability for each row."""


class Predictor:
    """Runs models in threads of its own."""

    def __init__(self, *, concurrency: int, queue: int, timeout: float, metrics: Metrics) -> None:
        """Run `concurrency` predictions at once, let `queue` more wait, each for `timeout`."""
        self._threads = ThreadPoolExecutor(concurrency, thread_name_prefix="inference")
        self._limit = concurrency + queue
        self._timeout = timeout
        self._metrics = metrics
        self._in_flight = 0

    async def predict(
        self, model: Predicts, features: Mapping[str, ArrayLike]
    ) -> NDArray[np.float32]:
        """Return what the model says.

        Raises OverloadedError if too many wait already, TimeoutError if it takes too long.
        """
        if self._in_flight >= self._limit:
            raise OverloadedError
        options = ort.RunOptions()
        running = asyncio.get_running_loop().run_in_executor(
            self._threads, model.predict, features, options
        )
        self._enter()
        running.add_done_callback(self._leave)
        try:
            # Shielded, because a thread cannot be cancelled: its place is taken until it ends.
            return await asyncio.wait_for(asyncio.shield(running), self._timeout)
        except (TimeoutError, asyncio.CancelledError):
            # What runs ends at the model's next operator, what waits as soon as it begins.
            options.terminate = True
            raise

    def close(self) -> None:
        """Wait for what still runs."""
        self._threads.shutdown()

    def _enter(self) -> None:
        self._in_flight += 1
        self._metrics.in_flight.set(self._in_flight)

    def _leave(self, running: "asyncio.Future[NDArray[np.float32]]") -> None:
        self._in_flight -= 1
        self._metrics.in_flight.set(self._in_flight)
        if not running.cancelled():
            # Seen here, since nobody waits for it after a timeout.
            running.exception()
