from pathlib import Path

import pytest

from app.model import ModelError, load
from app.registry import PRODUCTION, Artefact, Registry, RegistryError


def test_production_is_a_version_and_a_version_is_itself(registry: Registry) -> None:
    version = registry.resolve(PRODUCTION)
    assert registry.manifest(version).version == version
    assert registry.resolve(version) == version


def test_a_model_that_was_changed_is_refused(registry: Registry, registry_path: Path) -> None:
    version = registry.resolve(PRODUCTION)
    onnx = registry_path / "models" / version / "model.onnx"
    onnx.write_bytes(onnx.read_bytes() + b"\0")
    with pytest.raises(RegistryError, match="SHA-256"):
        registry.load(version)


@pytest.mark.parametrize("version", ["../../etc", "", "a/b", ".hidden", "no-such-version"])
def test_a_version_that_is_not_there_is_named(registry: Registry, version: str) -> None:
    with pytest.raises(RegistryError, match=r"no name of a version|there is no models/"):
        registry.load(version)


def test_an_empty_registry_says_what_is_missing(tmp_path: Path) -> None:
    registry = Registry.from_url((tmp_path / "new").as_uri())
    with pytest.raises(RegistryError, match="there is no production"):
        registry.resolve(PRODUCTION)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"features": {"colour": {"type": "string"}}}, "other features"),
        ({"probes": []}, "no probes"),
    ],
)
def test_a_model_that_is_not_for_this_service_is_refused(
    registry: Registry, change: dict[str, object], reason: str
) -> None:
    artefact = registry.load(registry.resolve(PRODUCTION))
    manifest = artefact.manifest.model_copy(update=change)
    with pytest.raises(ModelError, match=reason):
        load(Artefact(manifest, artefact.onnx))


def test_a_model_that_answers_otherwise_than_it_did_is_refused(registry: Registry) -> None:
    artefact = registry.load(registry.resolve(PRODUCTION))
    probes = [
        probe.model_copy(update={"probability": probe.probability / 2})
        for probe in artefact.manifest.probes
    ]
    manifest = artefact.manifest.model_copy(update={"probes": probes})
    with pytest.raises(ModelError, match="answers"):
        load(Artefact(manifest, artefact.onnx))
