"""Writing a file of the registry."""

import obstore
from pydantic import BaseModel

from app.registry import Registry


def write(registry: Registry, path: str, content: BaseModel) -> None:
    """Write a file, whole or not at all."""
    obstore.put(registry.store, path, content.model_dump_json(indent=2).encode())
