"""The model that answers now, and how it is replaced by a newer one."""

import asyncio

import structlog
from obstore.exceptions import BaseError
from pydantic import ValidationError

from app.model import LoadedModel, ModelError, load
from app.registry import PRODUCTION, Registry, RegistryError
from app.service.metrics import Metrics

log = structlog.get_logger(__name__)


class Models:
    """Holds the current model; none until the first has been loaded."""

    def __init__(self, registry: Registry, version: str, metrics: Metrics) -> None:
        """Follow `version` of `registry`."""
        self._registry = registry
        self._version = version
        self._metrics = metrics
        self.current: LoadedModel | None = None

    async def follow(self, poll_seconds: float) -> None:
        """Keep the current model that of the registry.

        What fails is tried again, while the model before it goes on answering.
        """
        while True:
            try:
                await asyncio.to_thread(self.refresh)
            except (RegistryError, ModelError, ValidationError, BaseError, OSError) as error:
                self._metrics.model_load_failures.inc()
                log.warning("cannot load the model", version=self._version, reason=str(error))
            except Exception:
                # Whatever onnxruntime makes of a file that is no model. It must not end the loop.
                self._metrics.model_load_failures.inc()
                log.exception("cannot load the model", version=self._version)
            if self.current and self._version != PRODUCTION:
                return
            await asyncio.sleep(poll_seconds)

    def refresh(self) -> None:
        """Load the model that the registry names, unless it is the current one."""
        version = self._registry.resolve(self._version)
        if self.current and self.current.manifest.version == version:
            return
        loaded = load(self._registry.load(version))
        self.current = loaded
        self._metrics.model.clear()
        self._metrics.model.labels(version).set(1)
        self._metrics.model_trained.set(loaded.manifest.trained_at.timestamp())
        log.info("model loaded", version=version, trained_at=loaded.manifest.trained_at.isoformat())
