"""The program itself: started, asked over the network, and stopped with a signal."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

# Generous: machines that run many tests at once are slow, and nobody waits for it otherwise.
TIMEOUT = 60
# How many lines of its log a program that failed shows.
LOG_TAIL = 20


@dataclass
class Process:
    """A program that runs."""

    popen: "subprocess.Popen[bytes]"
    log_file: Path
    port: int = 0
    ops_port: int = 0

    @property
    def logs(self) -> list[dict[str, Any]]:
        """What it has logged so far."""
        whole = self.log_file.read_text("utf-8").rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    def get(self, path: str) -> str:
        """Return a page of the ops port."""
        with urlopen(f"http://127.0.0.1:{self.ops_port}{path}", timeout=TIMEOUT) as response:
            body: bytes = response.read()
        return body.decode()

    def is_ready(self) -> bool:
        """Say what a load balancer would be told."""
        try:
            self.get("/readyz")
        except OSError:
            return False
        return True

    def stop(self) -> None:
        """Tell it to leave, and wait until it has."""
        self.popen.send_signal(signal.SIGTERM)
        assert self.popen.wait(TIMEOUT) == 0


@contextmanager
def running(command: str, log_file: Path, **settings: str) -> Iterator[Process]:
    """Run a command until the end of the block; it is ready when the block begins."""
    environment = os.environ | {
        "HOST": "127.0.0.1",
        "PORT": "0",
        "OPS_PORT": "0",
        "SHUTDOWN_DELAY_SECONDS": "0",
        **settings,
    }
    with log_file.open("wb") as logs:
        popen = subprocess.Popen(
            [sys.executable, "-m", "app", command], env=environment, stderr=logs
        )
    process = Process(popen, log_file)
    try:
        _wait_until_ready(process)
        yield process
        if popen.poll() is None:
            process.stop()
    except BaseException:
        sys.stderr.write("".join(log_file.read_text("utf-8").splitlines(keepends=True)[-LOG_TAIL:]))
        raise
    finally:
        popen.kill()
        popen.wait()


def wait_for(what: str, condition: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < deadline, f"in vain: {what}"
        time.sleep(0.01)


def _wait_until_ready(process: Process) -> None:
    def listening() -> bool:
        assert process.popen.poll() is None, "it ended instead of listening"
        for entry in process.logs:
            # The system chose the ports, and the log says which.
            if entry["event"] == "listening":
                process.port = entry.get("port", 0)
                process.ops_port = entry["ops_port"]
                return True
        return False

    wait_for("it listens", listening)
    wait_for("it is ready", process.is_ready)
