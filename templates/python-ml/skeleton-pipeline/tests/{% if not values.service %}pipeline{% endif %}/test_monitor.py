from pathlib import Path

from tests.process import running


def test_it_answers_until_it_is_told_to_stop(trained: Path, tmp_path: Path) -> None:
    with running("monitor", tmp_path / "log", REGISTRY_URL=trained.as_uri()) as monitor:
        assert monitor.get("/livez") == "ok\n"
        assert "pipeline_registry_up 1.0" in monitor.get("/metrics")
