"""What any model of late deliveries has to do, however it was trained."""

import itertools

import numpy as np
import pytest

from app.features import Delivery, columns
from app.model import LoadedModel

# Over where deliveries usually are; at the far ends there is little to learn from.
DELIVERIES = [
    Delivery(distance_km=distance, stops_before=stops, rain_mm=rain, vehicle=vehicle)
    for distance, stops, rain, vehicle in itertools.product(
        (2.0, 8.0, 20.0), (5, 20, 35), (0.0, 1.0, 3.0), ("bike", "van")
    )
]


@pytest.mark.parametrize(
    ("feature", "more"), [("distance_km", 5.0), ("stops_before", 10), ("rain_mm", 2.0)]
)
def test_what_slows_a_tour_down_never_makes_it_less_likely_to_be_late(
    loaded: LoadedModel, feature: str, more: float
) -> None:
    slower = [
        delivery.model_copy(update={feature: getattr(delivery, feature) + more})
        for delivery in DELIVERIES
    ]
    before = loaded.model.predict(columns(DELIVERIES))
    after = loaded.model.predict(columns(slower))
    worst = int(np.argmin(after - before))
    assert after[worst] > before[worst], DELIVERIES[worst]


def test_a_delivery_is_judged_alone(loaded: LoadedModel) -> None:
    together = loaded.model.predict(columns(DELIVERIES))
    alone = [loaded.model.predict(columns([delivery]))[0] for delivery in DELIVERIES]
    backwards = loaded.model.predict(columns(DELIVERIES[::-1]))[::-1]
    np.testing.assert_allclose(together, alone, rtol=1e-5)
    np.testing.assert_allclose(together, backwards, rtol=1e-5)


def test_the_ends_of_what_is_allowed_have_an_answer(loaded: LoadedModel) -> None:
    ends = [
        Delivery(distance_km=distance, stops_before=stops, rain_mm=rain, vehicle=vehicle)
        for distance, stops, rain, vehicle in itertools.product(
            (0.1, 200), (0, 150), (0, 100), ("bike", "van")
        )
    ]
    answers = loaded.model.predict(columns(ends))
    assert np.isfinite(answers).all()
    assert ((answers >= 0) & (answers <= 1)).all()
