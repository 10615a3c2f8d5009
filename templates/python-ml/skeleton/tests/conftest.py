"""What tests share: a registry with a model in it."""

import shutil
from pathlib import Path

import pytest

from app.model import LoadedModel, load
from app.registry import PRODUCTION, Registry
from tests import example_model


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry that was filled once. It must not be changed: `registry_path` is a copy."""
    path = tmp_path_factory.mktemp("registry")
    example_model.make(path.as_uri(), seed=1)
    return path


@pytest.fixture
def registry_path(trained: Path, tmp_path: Path) -> Path:
    """The folder of a registry of the test's own."""
    return Path(shutil.copytree(trained, tmp_path / "registry"))


@pytest.fixture
def registry(registry_path: Path) -> Registry:
    """A registry of the test's own."""
    return Registry.from_url(registry_path.as_uri())


@pytest.fixture(scope="session")
def loaded(trained: Path) -> LoadedModel:
    """The model in production."""
    registry = Registry.from_url(trained.as_uri())
    return load(registry.load(registry.resolve(PRODUCTION)))
