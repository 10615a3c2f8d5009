"""Settings come from the environment. docs/development.md lists them."""

from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

Port = Annotated[int, Field(ge=0, le=65535)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Settings(BaseSettings):
    """What every command needs to know."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    registry_url: Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*://")]
    # The commit that was built; the image sets it.
    app_version: str = "unknown"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "text"] = "json"


class OpsSettings(Settings):
    """What commands that run until they are stopped need to know."""

    host: str = "0.0.0.0"  # noqa: S104 - a pod is reached from outside.
    # 0 lets the system choose.
    ops_port: Port = 9090


SettingsT = TypeVar("SettingsT", bound=Settings)


class SettingsError(Exception):
    """Some settings are wrong; the message names all of them."""


def load(settings: type[SettingsT]) -> SettingsT:
    """Read and check the settings."""
    try:
        return settings()
    except ValidationError as error:
        lines = (f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError("; ".join(lines)) from None
