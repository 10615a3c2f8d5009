"""A rolling update must not cost a single request."""

import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

import httpx2

from tests.process import Process, running, wait_for

CALLERS = 4
BODY = {
    "deliveries": [{"distance_km": 12.5, "stops_before": 18, "rain_mm": 0.4, "vehicle": "van"}] * 50
}


class LoadBalancer:
    """Sends callers to the replicas that are ready, which it asks now and then."""

    def __init__(self, replicas: list[Process]) -> None:
        self._replicas = replicas
        self._ready = replicas
        self._turn = itertools.count()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def next(self) -> str:
        ready = self._ready
        return f"http://127.0.0.1:{ready[next(self._turn) % len(ready)].port}"

    def _watch(self) -> None:
        while not self._stopped.wait(0.02):
            self._ready = [replica for replica in self._replicas if replica.is_ready()]


def test_no_request_fails_while_a_replica_stops(trained: Path, tmp_path: Path) -> None:
    url = trained.as_uri()
    answered = itertools.count()
    count = 0
    over = threading.Event()

    def call(balancer: LoadBalancer) -> None:
        nonlocal count
        # Connections are kept, as good callers do: those to the leaving replica have to end well.
        with httpx2.Client(timeout=10) as client:
            while not over.is_set():
                response = client.post(f"{balancer.next()}/v1/predict", json=BODY)
                assert response.status_code == 200, response.text
                assert len(response.json()["predictions"]) == len(BODY["deliveries"])
                count = next(answered)

    leaves = running("serve", tmp_path / "leaving", REGISTRY_URL=url, SHUTDOWN_DELAY_SECONDS="1")
    stays = running("serve", tmp_path / "staying", REGISTRY_URL=url)
    with (
        leaves as leaving,
        stays as staying,
        LoadBalancer([leaving, staying]) as balancer,
        ThreadPoolExecutor(CALLERS) as callers,
    ):
        calls = [callers.submit(call, balancer) for _ in range(CALLERS)]
        try:
            wait_for("requests are answered", lambda: count > 100)
            leaving.stop()
            after = count
            wait_for("requests are still answered", lambda: count > after + 100)
        finally:
            over.set()
        for finished in calls:
            finished.result()
        assert [entry["event"] for entry in leaving.logs][-1] == "stopped"


def test_a_request_under_way_is_answered_although_the_service_stops(
    trained: Path, tmp_path: Path
) -> None:
    with running("serve", tmp_path / "log", REGISTRY_URL=trained.as_uri()) as service:

        def slow_body() -> Iterator[bytes]:
            yield b'{"deliveries": [{"distance_km": 1, "stops_before": 1, '
            # Long enough for it to have begun to stop.
            service.popen.terminate()
            time.sleep(0.5)
            yield b'"rain_mm": 0, "vehicle": "bike"}]}'

        response = httpx2.post(
            f"http://127.0.0.1:{service.port}/v1/predict",
            content=slow_body(),
            headers={"content-type": "application/json"},
            timeout=10,
        )
        assert response.status_code == 200, response.text
        assert service.popen.wait(10) == 0
