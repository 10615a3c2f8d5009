import numpy as np
import pytest

from app.pipeline.evaluation import Evaluation, decide, judge
from app.pipeline.settings import Gate

GATE = Gate(min_gain_over_baseline=0.05, max_loss_to_production=0.01, max_calibration_error=0.05)


def quality(log_loss: float, calibration_error: float = 0.01) -> Evaluation:
    return Evaluation(log_loss=log_loss, roc_auc=0.8, calibration_error=calibration_error)


@pytest.mark.parametrize(
    ("candidate", "baseline", "production", "reasons"),
    [
        (quality(0.40), quality(0.50), None, []),
        (quality(0.40), quality(0.50), quality(0.40), []),
        (quality(0.404), quality(0.50), quality(0.40), []),
        (quality(0.41), quality(0.50), quality(0.40), ["production"]),
        (quality(0.49), quality(0.50), None, ["baseline"]),
        (quality(0.60), quality(0.50), quality(0.40), ["baseline", "production"]),
        (quality(0.40, 0.06), quality(0.50), None, ["calibration"]),
    ],
)
def test_a_model_is_promoted_only_if_nothing_speaks_against_it(
    candidate: Evaluation, baseline: Evaluation, production: Evaluation | None, reasons: list[str]
) -> None:
    decision = decide(candidate, baseline, production, GATE)
    assert decision.promoted == (not reasons)
    assert len(decision.reasons) == len(reasons)
    for found, expected in zip(decision.reasons, reasons, strict=True):
        assert expected in found


def test_honest_odds_are_better_than_bold_ones() -> None:
    rng = np.random.default_rng(1)
    chances = rng.uniform(0.1, 0.9, 20_000)
    happened = rng.random(20_000) < chances
    honest, bold = judge(happened, chances), judge(happened, (chances > 0.5) * 0.98 + 0.01)
    assert honest.log_loss < bold.log_loss
    assert honest.calibration_error < 0.02 < bold.calibration_error
