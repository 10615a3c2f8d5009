"""From a trained model to a version in the registry, and to the one in production."""

import hashlib
from datetime import datetime

import obstore
import polars as pl

from app.features import FEATURES, Delivery, contract
from app.manifest import Manifest, Probe
from app.model import Model
from app.pipeline import card, drift
from app.pipeline.evaluation import Evaluation
from app.pipeline.writing import write
from app.registry import PRODUCTION, Pointer, Registry, RegistryError

_VERSION_DIGITS = 12
_PROBES = 5


def describe(
    onnx: bytes,
    train: pl.DataFrame,
    evaluation: Evaluation,
    trained_at: datetime,
    code_version: str,
) -> Manifest:
    """Return the manifest of a model. Its version is its content: the same model has the same."""
    sha256 = hashlib.sha256(onnx).hexdigest()
    deliveries = [Delivery(**row) for row in train.head(_PROBES).select(FEATURES).to_dicts()]
    answers = Model(onnx).predict(train.head(_PROBES).to_dict())
    return Manifest(
        version=sha256[:_VERSION_DIGITS],
        sha256=sha256,
        trained_at=trained_at,
        features=contract(),
        probes=[
            Probe(delivery=delivery, probability=float(answer))
            for delivery, answer in zip(deliveries, answers, strict=True)
        ],
        metrics=evaluation.as_metrics(),
        code_version=code_version,
        reference=drift.reference(train),
    )


def add(
    registry: Registry, manifest: Manifest, onnx: bytes, baseline: Evaluation, rows: int
) -> None:
    """Add a version, with its manifest last: what was broken off is written again."""
    folder = f"models/{manifest.version}"
    obstore.put(registry.store, f"{folder}/model.onnx", onnx)
    text = card.render(manifest, baseline, rows)
    obstore.put(registry.store, f"{folder}/model_card.md", text.encode())
    write(registry, f"{folder}/manifest.json", manifest)


def promote(registry: Registry, version: str) -> None:
    """Make a version that is there the one that is served."""
    registry.load(version)
    write(registry, f"{PRODUCTION}.json", Pointer(version=version))


def production(registry: Registry) -> str | None:
    """Return the version that is served, if there is one yet."""
    try:
        return registry.resolve(PRODUCTION)
    except RegistryError:
        return None
