"""How good a model is, and whether it may take the place of the one before it."""

from dataclasses import asdict, dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sklearn.metrics import log_loss, roc_auc_score

from app.model import Model
from app.pipeline.sample import TARGET
from app.pipeline.settings import Gate

_CALIBRATION_BINS = 10


@dataclass(frozen=True)
class Evaluation:
    """The quality of predictions. Log loss is what the gate compares: it wants honest odds."""

    log_loss: float
    roc_auc: float
    calibration_error: float

    def as_metrics(self) -> dict[str, float]:
        """Return the figures by name."""
        return asdict(self)


@dataclass(frozen=True)
class Decision:
    """Whether a model is promoted; if not, why not."""

    reasons: tuple[str, ...]

    @property
    def promoted(self) -> bool:
        """Say whether nothing speaks against it."""
        return not self.reasons


def evaluate(model: Model, test: pl.DataFrame) -> Evaluation:
    """Judge a model as it would be served, by rows that it has not learned from."""
    return judge(test[TARGET].to_numpy(), model.predict(test.to_dict()))


def baseline(train: pl.DataFrame, test: pl.DataFrame) -> Evaluation:
    """Judge what everyone knows without a model: how often each vehicle is late."""
    shares = train.group_by("vehicle").agg(pl.col(TARGET).mean().alias("share"))
    guesses = test.join(shares, on="vehicle", how="left", maintain_order="left")["share"]
    return judge(test[TARGET].to_numpy(), guesses.fill_null(train[TARGET].mean()).to_numpy())


def judge(actual: NDArray[np.bool_], predicted: NDArray[np.floating]) -> Evaluation:
    """Compare what was predicted with what happened."""
    return Evaluation(
        log_loss=float(log_loss(actual, predicted, labels=[False, True])),
        roc_auc=float(roc_auc_score(actual, predicted)),
        calibration_error=_calibration_error(actual, predicted),
    )


def decide(
    candidate: Evaluation,
    baseline: Evaluation,
    production: Evaluation | None,
    gate: Gate,
) -> Decision:
    """Say whether the candidate may be served, all having been judged by the same rows."""
    reasons = []
    wanted = baseline.log_loss * (1 - gate.min_gain_over_baseline)
    if candidate.log_loss > wanted:
        reasons.append(f"log loss {candidate.log_loss:.4f}: the baseline asks for {wanted:.4f}")
    if production is not None:
        wanted = production.log_loss * (1 + gate.max_loss_to_production)
        if candidate.log_loss > wanted:
            reasons.append(f"log loss {candidate.log_loss:.4f}: production asks for {wanted:.4f}")
    if candidate.calibration_error > gate.max_calibration_error:
        reasons.append(
            f"calibration error {candidate.calibration_error:.4f}:"
            f" {gate.max_calibration_error:.4f} is allowed",
        )
    return Decision(tuple(reasons))


def _calibration_error(actual: NDArray[np.bool_], predicted: NDArray[np.floating]) -> float:
    """Return how far predicted and observed shares are apart, over bins of equal size."""
    order = np.argsort(predicted, kind="stable")
    bins = [part for part in np.array_split(order, _CALIBRATION_BINS) if len(part)]
    gaps = [abs(predicted[part].mean() - actual[part].mean()) * len(part) for part in bins]
    return float(sum(gaps) / len(predicted))
