"""A model that answers: verified against its manifest and warmed up before anyone asks it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import onnxruntime as ort
from numpy.typing import ArrayLike, NDArray

from app.features import FEATURES, columns, contract, tensors
from app.manifest import Manifest
from app.registry import Artefact

# Runtimes and processors differ in the last digits; a wrong model differs in the first.
PROBE_TOLERANCE = 1e-4


class ModelError(Exception):
    """The model is not one that can be used here."""


class Model:
    """Computes the probability that a delivery is late."""

    def __init__(self, onnx: bytes) -> None:
        """Make a model of the content of an ONNX file."""
        options = ort.SessionOptions()
        # Requests are what is done in parallel; threads within one would only compete.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = ort.InferenceSession(onnx, options, providers=["CPUExecutionProvider"])
        inputs = {node.name for node in self._session.get_inputs()}
        if inputs != set(FEATURES):
            message = f"the model asks for {sorted(inputs)}, not for {sorted(FEATURES)}"
            raise ModelError(message)

    def predict(
        self,
        features: Mapping[str, ArrayLike],
        options: ort.RunOptions | None = None,
    ) -> NDArray[np.float32]:
        """Return a probability for each row of the columns. `options` can end it early."""
        probabilities: NDArray[np.float32]
        (probabilities,) = self._session.run(["probabilities"], tensors(features), options)
        return probabilities[:, 1]


@dataclass(frozen=True)
class LoadedModel:
    """A model that was seen to work, and what is known of it."""

    manifest: Manifest
    model: Model


def load(artefact: Artefact) -> LoadedModel:
    """Make a model of an artefact, and let it answer the probes of its manifest."""
    manifest = artefact.manifest
    if manifest.features != contract():
        message = (
            f"model {manifest.version} was trained for other features:"
            f" {manifest.features} instead of {contract()}"
        )
        raise ModelError(message)
    if not manifest.probes:
        message = f"the manifest of model {manifest.version} has no probes"
        raise ModelError(message)
    model = Model(artefact.onnx)
    answers = model.predict(columns([probe.delivery for probe in manifest.probes]))
    expected = [probe.probability for probe in manifest.probes]
    if not np.allclose(answers, expected, rtol=0, atol=PROBE_TOLERANCE):
        message = (
            f"model {manifest.version} answers {answers.tolist()} to its probes, not {expected}"
        )
        raise ModelError(message)
    return LoadedModel(manifest, model)
