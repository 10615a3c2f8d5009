import json
import threading
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from app.features import Delivery, columns
from app.model import LoadedModel
from app.registry import PRODUCTION, Registry
from app.service.api import MAX_BATCH, MAX_BODY_BYTES, create_api
from app.service.metrics import Metrics
from app.service.models import Models
from app.service.predictor import Predictor

CONCURRENCY = 2
DELIVERY = {"distance_km": 12.5, "stops_before": 18, "rain_mm": 0.4, "vehicle": "van"}


class Service:
    """The API with its parts."""

    def __init__(self, registry: Path, *, timeout: float = 10, log_rate: float = 0) -> None:
        self.metrics = Metrics()
        self.models = Models(Registry.from_url(registry.as_uri()), PRODUCTION, self.metrics)
        self.predictor = Predictor(
            concurrency=CONCURRENCY, queue=8, timeout=timeout, metrics=self.metrics
        )
        self.draining = False
        self.client = TestClient(
            create_api(
                self.models,
                self.predictor,
                self.metrics,
                is_draining=lambda: self.draining,
                prediction_log_rate=log_rate,
            ),
            raise_server_exceptions=False,
        )

    def outcomes(self) -> dict[str, float]:
        return {
            sample.labels["outcome"]: sample.value
            for family in self.metrics.requests.collect()
            for sample in family.samples
            if sample.name == "inference_requests_total" and sample.value
        }


@pytest.fixture(scope="module")
def ready(trained: Path) -> Iterator[Service]:
    service = Service(trained)
    service.models.refresh()
    yield service
    service.predictor.close()


@pytest.fixture
def service(registry_path: Path) -> Iterator[Service]:
    service = Service(registry_path, log_rate=1)
    yield service
    service.predictor.close()


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(deliveries=st.lists(st.builds(Delivery), min_size=1, max_size=20))
def test_every_delivery_of_the_contract_has_a_probability(
    ready: Service, loaded: LoadedModel, deliveries: list[Delivery]
) -> None:
    body = {"deliveries": [delivery.model_dump() for delivery in deliveries]}
    response = ready.client.post("/v1/predict", json=body)
    assert response.status_code == 200, response.text
    answer = response.json()
    assert answer["model_version"] == loaded.manifest.version
    assert [row["late_probability"] for row in answer["predictions"]] == pytest.approx(
        loaded.model.predict(columns(deliveries)).tolist(), rel=1e-5
    )


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ({}, "deliveries"),
        ({"deliveries": []}, "deliveries"),
        ({"deliveries": [DELIVERY] * (MAX_BATCH + 1)}, "deliveries"),
        ({"deliveries": [DELIVERY | {"vehicle": "ship"}]}, "vehicle"),
        ({"deliveries": [DELIVERY], "colour": "red"}, "colour"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(
    ready: Service, body: dict[str, Any], part: str
) -> None:
    response = ready.client.post("/v1/predict", json=body)
    assert response.status_code == 422
    assert part in response.json()["detail"][0]["loc"]


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b'{"deliveries": [NaN]}', b""])
def test_what_is_no_question_is_refused(ready: Service, body: bytes) -> None:
    response = ready.client.post(
        "/v1/predict", content=body, headers={"content-type": "application/json"}
    )
    assert response.status_code in {400, 422}, response.text


def test_a_body_that_is_too_large_is_refused_even_if_it_hides_its_length(ready: Service) -> None:
    chunks = (b" " * 1024 for _ in range(MAX_BODY_BYTES // 1024 + 1))
    response = ready.client.post("/v1/predict", content=chunks)
    assert response.status_code == 413
    assert "larger" in response.json()["detail"]


def test_without_a_model_it_says_so_and_with_one_it_answers(service: Service) -> None:
    body = {"deliveries": [DELIVERY]}
    assert service.client.get("/v1/model").status_code == 503
    response = service.client.post("/v1/predict", json=body)
    assert response.status_code == 503
    assert response.headers["retry-after"]
    service.models.refresh()
    assert service.client.post("/v1/predict", json=body).status_code == 200
    model = service.client.get("/v1/model").json()
    assert service.models.current is not None
    assert model["sha256"] == service.models.current.manifest.sha256
    assert service.outcomes() == {"unavailable": 1, "ok": 1}


def test_the_outcome_tells_whose_fault_it_was(trained: Path) -> None:
    service = Service(trained, timeout=0.05)
    service.models.refresh()
    # All threads are busy, so the request waits for its turn, in vain.
    over = threading.Event()
    busy = [service.predictor._threads.submit(over.wait) for _ in range(CONCURRENCY)]
    assert service.client.post("/v1/predict", json={"deliveries": [DELIVERY]}).status_code == 504
    over.set()
    wait(busy)
    assert service.client.post("/v1/predict", json={}).status_code == 422
    # What nobody thought of.
    service.predictor.close()
    assert service.client.post("/v1/predict", json={"deliveries": [DELIVERY]}).status_code == 500
    assert service.outcomes() == {"timeout": 1, "rejected": 1, "error": 1}


def test_while_it_leaves_callers_are_asked_to_connect_elsewhere(service: Service) -> None:
    service.models.refresh()
    assert "connection" not in service.client.get("/v1/model").headers
    service.draining = True
    assert service.client.get("/v1/model").headers["connection"] == "close"


def test_predictions_are_logged_as_often_as_asked(service: Service, ready: Service) -> None:
    service.models.refresh()
    body = {"deliveries": [DELIVERY, DELIVERY]}
    with capture_logs() as logs:
        answer = service.client.post("/v1/predict", json=body).json()
        ready.client.post("/v1/predict", json=body)
    logged = [entry for entry in logs if entry["event"] == "prediction"]
    assert [entry["delivery"] for entry in logged] == [DELIVERY, DELIVERY]
    assert logged[0]["late_probability"] == answer["predictions"][0]["late_probability"]
    assert logged[0]["schema"] == 1


def test_the_committed_description_is_that_of_the_api(ready: Service) -> None:
    committed = json.loads(Path("openapi.json").read_text("utf-8"))
    served = ready.client.get("/openapi.json").json()
    assert committed == served, "run `make generate`"
