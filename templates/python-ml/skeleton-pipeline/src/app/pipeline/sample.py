"""Makes up deliveries, so that everything can be run and tested without anyone's data.

The same seed gives the same deliveries. The probability of being late is known here, so that tests
can tell how much of it a model has learned.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

TARGET = "late"

_SHARE_OF_BIKES = 0.4
_SHARE_OF_WET_TOURS = 0.3


def generate(rows: int, seed: int) -> pl.DataFrame:
    """Return deliveries that were made, and whether each was late."""
    rng = np.random.default_rng(seed)
    bike = rng.random(rows) < _SHARE_OF_BIKES
    distance_km = np.where(bike, rng.gamma(3, 2, rows), rng.gamma(3, 8, rows))
    wet = rng.random(rows) < _SHARE_OF_WET_TOURS
    deliveries = pl.DataFrame(
        {
            "distance_km": distance_km.clip(0.1, 200).round(1),
            "stops_before": np.minimum(rng.poisson(np.where(bike, 12, 30), rows), 150),
            "rain_mm": (rng.exponential(1.5, rows) * wet).clip(0, 100).round(1),
            "vehicle": np.where(bike, "bike", "van").tolist(),
        },
    )
    late = rng.random(rows) < true_probability(deliveries)
    return deliveries.with_columns(pl.Series(TARGET, late))


def true_probability(deliveries: pl.DataFrame) -> NDArray[np.float64]:
    """Return how likely each delivery is to be late, in this made-up world."""
    bike = deliveries["vehicle"].to_numpy() == "bike"
    rain = deliveries["rain_mm"].to_numpy()
    logit = (
        -4.5
        + deliveries["distance_km"].to_numpy() * 0.06
        + deliveries["stops_before"].to_numpy() * 0.05
        + bike * 1.5
        # The weather slows down bikes more than vans, which a linear model cannot know.
        + rain * np.where(bike, 0.5, 0.3)
    )
    probability: NDArray[np.float64] = 1 / (1 + np.exp(-logit))
    return probability
