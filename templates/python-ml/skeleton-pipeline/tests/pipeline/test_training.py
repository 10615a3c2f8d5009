import hashlib

import numpy as np
import onnx

from app.features import FEATURES
from app.model import Model
from app.pipeline import data, evaluation, training
from app.pipeline.sample import TARGET, true_probability
from app.pipeline.settings import load_parameters

PARAMETERS = load_parameters()
TRAIN, TEST = data.split(data.load(None, PARAMETERS), PARAMETERS)
FITTED = training.train(TRAIN, PARAMETERS)
PORTABLE = training.to_portable(FITTED)


def test_what_is_served_answers_as_what_was_trained() -> None:
    fitted = FITTED.predict_proba(TEST.select(FEATURES))[:, 1]
    served = Model(PORTABLE).predict(TEST.to_dict())
    assert np.abs(served - fitted).max() < 1e-5


def test_the_same_data_gives_the_same_model() -> None:
    again = training.to_portable(training.train(TRAIN, PARAMETERS))
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(PORTABLE).hexdigest()


def test_the_model_is_valid_and_asks_for_nothing_else_than_the_features() -> None:
    model = onnx.load_from_string(PORTABLE)
    onnx.checker.check_model(model)
    assert {node.name for node in model.graph.input} == set(FEATURES)


def test_it_learns_most_of_what_can_be_known() -> None:
    actual = TEST[TARGET].to_numpy()
    learned = evaluation.evaluate(Model(PORTABLE), TEST)
    guessed = evaluation.baseline(TRAIN, TEST)
    perfect = evaluation.judge(actual, true_probability(TEST))
    learnable = guessed.log_loss - perfect.log_loss
    assert guessed.log_loss - learned.log_loss > 0.8 * learnable
    assert learned.calibration_error < 0.05


def test_what_was_learned_from_chance_is_not_promoted() -> None:
    shuffled = TRAIN.with_columns(TRAIN[TARGET].shuffle(seed=1))
    model = Model(training.to_portable(training.train(shuffled, PARAMETERS)))
    candidate, guessed = evaluation.evaluate(model, TEST), evaluation.baseline(TRAIN, TEST)
    assert not evaluation.decide(candidate, guessed, None, PARAMETERS.gate).promoted
