import os
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from tests.process import running


def test_it_serves_the_model_of_the_registry(trained: Path, tmp_path: Path) -> None:
    with running("serve", tmp_path / "log", REGISTRY_URL=trained.as_uri()) as service:
        assert service.get("/livez") == "ok\n"
        url = f"http://127.0.0.1:{service.port}"
        delivery = {"distance_km": 12.5, "stops_before": 18, "rain_mm": 0.4, "vehicle": "van"}
        answer = httpx2.post(f"{url}/v1/predict", json={"deliveries": [delivery]}).json()
        assert 0 < answer["predictions"][0]["late_probability"] < 1
        version = httpx2.get(f"{url}/v1/model").json()["version"]
        assert answer["model_version"] == version
        assert f'model_info{{version="{version}"}} 1.0' in service.get("/metrics")


@pytest.mark.parametrize(
    ("settings", "part"),
    [({}, "REGISTRY_URL"), ({"REGISTRY_URL": "file:///nowhere", "PORT": "x"}, "PORT")],
)
def test_a_wrong_setting_ends_it_at_once(settings: dict[str, str], part: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "REGISTRY_URL"}
    ended = subprocess.run(
        [sys.executable, "-m", "app", "serve"],
        env=environment | settings,
        capture_output=True,
        check=False,
        timeout=30,
        text=True,
    )
    assert ended.returncode == 2
    assert part in ended.stderr
    assert "Traceback" not in ended.stderr
