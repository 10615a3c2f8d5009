"""Starting, serving and stopping."""

import asyncio
import signal

import structlog

from app.listener import Listener
from app.ops import create_ops
from app.registry import Registry
from app.service import tracing
from app.service.api import create_api
from app.service.metrics import Metrics
from app.service.models import Models
from app.service.predictor import Predictor
from app.service.settings import ServiceSettings

log = structlog.get_logger(__name__)


async def serve(settings: ServiceSettings) -> None:
    """Serve until SIGTERM or SIGINT, and leave without failing a request.

    At once it says that it is not ready. It accepts requests for the delay more, because load
    balancers take a moment to notice, and then lets those under way finish.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)

    metrics = Metrics()
    models = Models(Registry.from_url(settings.registry_url), settings.model_version, metrics)
    predictor = Predictor(
        concurrency=settings.max_concurrency,
        queue=settings.max_queue,
        timeout=settings.request_timeout_seconds,
        metrics=metrics,
    )
    api = create_api(
        models,
        predictor,
        metrics,
        is_draining=stopping.is_set,
        prediction_log_rate=settings.prediction_log_rate,
    )
    tracing.configure(api, settings.app_version)
    ops = create_ops(metrics.registry, lambda: models.current is not None and not stopping.is_set())
    app_listener = Listener(
        api,
        host=settings.host,
        port=settings.port,
        shutdown_timeout=settings.shutdown_timeout_seconds,
    )
    ops_listener = Listener(ops, host=settings.host, port=settings.ops_port)

    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(app_listener.run_until_stopped())
        tasks.create_task(ops_listener.run_until_stopped())
        following = tasks.create_task(models.follow(settings.model_poll_seconds))
        log.info("listening", port=app_listener.port, ops_port=ops_listener.port)

        await stopping.wait()
        log.info("stopping", delay_seconds=settings.shutdown_delay_seconds)
        await asyncio.sleep(settings.shutdown_delay_seconds)
        following.cancel()
        app_listener.stop()
        await serving
        ops_listener.stop()
    predictor.close()
    log.info("stopped")
