"""Tells Prometheus of the pipeline, all day."""

import asyncio
import signal

import structlog
from prometheus_client import CollectorRegistry

from app.listener import Listener
from app.ops import create_ops
from app.pipeline.last_run import LastRun
from app.registry import Registry
from app.settings import OpsSettings

log = structlog.get_logger(__name__)


async def monitor(settings: OpsSettings) -> None:
    """Answer on the ops port until SIGTERM or SIGINT."""
    registry = CollectorRegistry()
    registry.register(LastRun(Registry.from_url(settings.registry_url)))
    listener = Listener(
        create_ops(registry, lambda: True), host=settings.host, port=settings.ops_port
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, listener.stop)
    log.info("listening", ops_port=listener.port)
    await listener.run_until_stopped()
