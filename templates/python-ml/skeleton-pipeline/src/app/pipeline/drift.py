"""Drift: how far today's data is from that which the served model learned from.

It is measured by the population stability index (PSI). Below 0.1 nothing has changed that matters,
above 0.25 the model answers questions that it was not trained for.
"""

from typing import Any

import numpy as np
import polars as pl

from app.features import FEATURES, contract

_BINS = 10
# An empty bin would make the index infinite.
_MIN_SHARE = 1e-4


def reference(frame: pl.DataFrame) -> dict[str, Any]:
    """Return the bins of each feature, and the share of the rows in each of them."""
    bins: dict[str, Any] = {}
    for name in FEATURES:
        keywords = contract()[name]
        if "enum" in keywords:
            bins[name] = {"values": keywords["enum"]}
        else:
            quantiles = np.quantile(frame[name].to_numpy(), np.linspace(0, 1, _BINS + 1)[1:-1])
            bins[name] = {"edges": np.unique(quantiles).tolist()}
        bins[name]["shares"] = _shares(frame[name], bins[name])
    return bins


def psi(frame: pl.DataFrame, reference: dict[str, Any]) -> dict[str, float]:
    """Return the index of each feature that the reference knows."""
    indices = {}
    for name, bins in reference.items():
        expected = np.maximum(bins["shares"], _MIN_SHARE)
        found = np.maximum(_shares(frame[name], bins), _MIN_SHARE)
        indices[name] = float(np.sum((found - expected) * np.log(found / expected)))
    return indices


def _shares(values: pl.Series, bins: dict[str, Any]) -> list[float]:
    if "values" in bins:
        return [float((values == value).mean() or 0) for value in bins["values"]]
    places = np.digitize(values.to_numpy(), bins["edges"])
    counts = np.bincount(places, minlength=len(bins["edges"]) + 1)
    return [float(count) / max(1, len(values)) for count in counts]
