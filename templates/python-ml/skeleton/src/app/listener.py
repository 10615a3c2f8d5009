"""Listening: a uvicorn server that leaves signals to whoever runs it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp


class Listener(uvicorn.Server):
    """Serves an application on a port that is taken at once."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        host: str,
        port: int,
        shutdown_timeout: float = 1,
    ) -> None:
        """Take the port; `serve` starts to answer."""
        super().__init__(
            uvicorn.Config(
                app,
                access_log=False,
                lifespan="off",
                log_config=None,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=max(1, round(shutdown_timeout)),
            ),
        )
        self._socket = socket.create_server((host, port), reuse_port=False)
        self.port: int = self._socket.getsockname()[1]

    async def run_until_stopped(self) -> None:
        """Answer until `stop`, and then until what is under way has been answered."""
        await self.serve(sockets=[self._socket])

    def stop(self) -> None:
        """Take no more connections."""
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none: there is more than one listener, and they stop in an order."""
        yield
