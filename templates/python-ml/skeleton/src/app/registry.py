"""Where models are kept: a folder, or a bucket of S3, Google Cloud Storage or Azure.

models/<version>/model.onnx, manifest.json    never changed once they are there
production.json                               names the version that is served
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

import obstore
from obstore.exceptions import NotFoundError
from obstore.store import ObjectStore, from_url
from pydantic import BaseModel

from app.manifest import Manifest

PRODUCTION = "production"

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class RegistryError(Exception):
    """The registry does not hold what was asked for, or not intact."""


@dataclass(frozen=True)
class Artefact:
    """A model as it is kept."""

    manifest: Manifest
    onnx: bytes


class Pointer(BaseModel):
    """The content of production.json."""

    version: str


class Registry:
    """Reads a registry."""

    def __init__(self, store: ObjectStore) -> None:
        """Read from `store`."""
        self.store = store

    @classmethod
    def from_url(cls, url: str) -> "Registry":
        """Open the registry at a URL such as file:///registry or s3://bucket/prefix.

        Credentials come from where the cloud's own tools find them: the workload's identity, or
        variables such as AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL.
        """
        options: dict[str, Any] = {"mkdir": True} if url.startswith("file:") else {}
        return cls(from_url(url, **options))

    def resolve(self, version: str) -> str:
        """Return the version that is served, if asked for `production`, else `version` itself."""
        if version != PRODUCTION:
            return version
        return Pointer.model_validate_json(self.read(f"{PRODUCTION}.json")).version

    def manifest(self, version: str) -> Manifest:
        """Return what is known of a version."""
        if not _VERSION.fullmatch(version):
            message = f"{version!r} is no name of a version"
            raise RegistryError(message)
        return Manifest.model_validate_json(self.read(f"models/{version}/manifest.json"))

    def load(self, version: str) -> Artefact:
        """Return a version, after making sure that it is what its manifest says."""
        manifest = self.manifest(version)
        onnx = self.read(f"models/{version}/model.onnx")
        found = hashlib.sha256(onnx).hexdigest()
        if found != manifest.sha256:
            message = f"model {version} has the SHA-256 {found}, not {manifest.sha256}"
            raise RegistryError(message)
        return Artefact(manifest, onnx)

    def read(self, path: str) -> bytes:
        """Return a file of the registry."""
        try:
            return bytes(obstore.get(self.store, path).bytes())
        except (NotFoundError, FileNotFoundError) as error:
            message = f"there is no {path} in the registry"
            raise RegistryError(message) from error
