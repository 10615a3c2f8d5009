"""What the platform asks, on a port of its own: /metrics, /livez and /readyz."""

from collections.abc import Callable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


def create_ops(metrics: CollectorRegistry, is_ready: Callable[[], bool]) -> Starlette:
    """Return the application behind the ops port."""

    # Not async, so that it runs in a thread: collecting may take a while.
    def scrape(_request: Request) -> Response:
        return Response(generate_latest(metrics), media_type=CONTENT_TYPE_LATEST)

    # Alive means able to answer. It asks nothing of the registry: a restart does not mend that.
    async def live(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def ready(_request: Request) -> Response:
        if is_ready():
            return PlainTextResponse("ready\n")
        return PlainTextResponse("not ready\n", status_code=503)

    return Starlette(
        routes=[Route("/metrics", scrape), Route("/livez", live), Route("/readyz", ready)],
    )
