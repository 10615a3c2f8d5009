"""What surrounds every request: it is counted, timed, bounded in size, and told when to go away."""

import time
from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.service.metrics import Metrics

_OUTCOMES = {
    HTTPStatus.SERVICE_UNAVAILABLE: "unavailable",
    HTTPStatus.GATEWAY_TIMEOUT: "timeout",
}


class Measure:
    """Counts and times requests for predictions, by what their callers see."""

    def __init__(self, app: ASGIApp, *, path: str, metrics: Metrics) -> None:
        """Measure the requests for `path`."""
        self._app = app
        self._path = path
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http" or scope["path"] != self._path:
            await self._app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def observe(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, observe)
        finally:
            self._metrics.duration.observe(time.perf_counter() - started)
            self._metrics.requests.labels(outcome(status)).inc()


def outcome(status: int) -> str:
    """Return what a status says of who was at fault."""
    if status < HTTPStatus.BAD_REQUEST:
        return "ok"
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return "rejected"
    return _OUTCOMES.get(HTTPStatus(status), "error")


class LimitBody:
    """Refuses bodies that are too large, before they are in memory."""

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        """Refuse bodies of more than `max_bytes`."""
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, if it is not too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # A body may come without its length, so it is read here, up to the limit.
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._max_bytes:
                detail = f"the body is larger than {self._max_bytes} bytes"
                response = JSONResponse(
                    {"detail": detail}, status_code=413, headers={"connection": "close"}
                )
                await response(scope, receive, send)
                return

        passed_on = False

        async def replay() -> Message:
            nonlocal passed_on
            if passed_on:
                return await receive()
            passed_on = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)


class CloseWhileDraining:
    """Asks callers to connect anew while the service leaves, which takes them elsewhere."""

    def __init__(self, app: ASGIApp, *, is_draining: Callable[[], bool]) -> None:
        """Ask while `is_draining`."""
        self._app = app
        self._is_draining = is_draining

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def close(message: Message) -> None:
            if message["type"] == "http.response.start" and self._is_draining():
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
            await send(message)

        await self._app(scope, receive, close)
