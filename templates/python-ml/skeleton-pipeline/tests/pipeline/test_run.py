import json
from pathlib import Path

import pytest

from app import __main__ as program
from app.pipeline import record, settings
from app.pipeline.data import DataError
from app.pipeline.run import run
from app.pipeline.sample import TARGET, generate
from app.pipeline.settings import PipelineSettings
from app.registry import PRODUCTION, Registry
from tests import example_model

PARAMETERS = settings.load_parameters().model_copy(update={"seed": 1, "sample_rows": 2000})


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "runs" not in path.parts
    }


def test_the_first_run_promotes_a_model_with_all_that_belongs_to_it(registry: Registry) -> None:
    version = registry.resolve(PRODUCTION)
    artefact = registry.load(version)
    card = registry.read(f"models/{version}/model_card.md").decode()
    assert artefact.manifest.sha256 in card
    assert f"{artefact.manifest.metrics['log_loss']:.4f}" in card
    last = record.last(registry)
    assert last is not None
    assert last.outcome == "promoted"
    assert last.last_success_at == last.finished_at


def test_a_second_run_on_the_same_data_changes_nothing(registry_path: Path) -> None:
    before = snapshot(registry_path)
    result = run(PipelineSettings(registry_url=registry_path.as_uri()), PARAMETERS)
    assert result.outcome == "unchanged"
    assert snapshot(registry_path) == before
    assert max(result.drift.values()) < 0.01


def test_a_worse_model_is_not_promoted_and_the_success_before_is_remembered(
    registry: Registry, registry_path: Path, tmp_path: Path
) -> None:
    before = snapshot(registry_path)
    succeeded = record.last(registry)
    assert succeeded is not None
    # Half of what is to be learned is wrong.
    frame = generate(2000, seed=3)
    half = frame.with_row_index().select(frame[TARGET] != (frame["stops_before"] % 2 == 0))
    frame.with_columns(half.to_series().alias(TARGET)).write_parquet(tmp_path / "bad.parquet")
    bad = PipelineSettings(
        registry_url=registry_path.as_uri(), data_url=(tmp_path / "bad.parquet").as_uri()
    )
    result = run(bad, PARAMETERS)
    assert result.outcome == "rejected"
    assert result.reasons
    assert snapshot(registry_path) == before
    last = record.last(registry)
    assert last is not None
    assert last.last_success_at == succeeded.finished_at


def test_a_run_that_fails_is_remembered_as_that(registry: Registry, registry_path: Path) -> None:
    before = snapshot(registry_path)
    with pytest.raises(DataError, match="cannot read file:///nowhere"):
        run(
            PipelineSettings(
                registry_url=registry_path.as_uri(), data_url="file:///nowhere/deliveries.parquet"
            ),
            PARAMETERS,
        )
    last = record.last(registry)
    assert last is not None
    assert last.outcome == "failed"
    assert last.last_success_at is not None
    assert snapshot(registry_path) == before


def test_what_was_broken_off_is_made_whole(registry: Registry, registry_path: Path) -> None:
    version = registry.resolve(PRODUCTION)
    (registry_path / "production.json").unlink()
    (registry_path / "models" / version / "manifest.json").unlink()
    (registry_path / "models" / version / "model.onnx").write_bytes(b"half of it")
    assert example_model.make(registry_path.as_uri(), seed=1) == version
    registry.load(registry.resolve(PRODUCTION))


def test_the_command_promotes_a_version_and_refuses_one_that_is_not_there(
    registry: Registry, registry_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_URL", registry_path.as_uri())
    before = registry.resolve(PRODUCTION)
    newer = example_model.make(registry_path.as_uri(), seed=2)
    assert registry.resolve(PRODUCTION) == newer != before
    assert program.main(["promote", before]) == 0
    assert registry.resolve(PRODUCTION) == before
    with pytest.raises(Exception, match="there is no models/none"):
        program.main(["promote", "none"])
    assert registry.resolve(PRODUCTION) == before


def test_the_command_says_by_its_status_that_trying_again_is_of_no_use(
    registry_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_URL", registry_path.as_uri())
    strict = PARAMETERS.gate.model_copy(update={"min_gain_over_baseline": 1.0})
    parameters = PARAMETERS.model_copy(update={"seed": 4, "gate": strict})
    monkeypatch.setattr(settings, "load_parameters", lambda: parameters)
    assert program.main(["pipeline"]) == program.EXIT_REJECTED
    run_file = registry_path / "runs" / "last.json"
    assert json.loads(run_file.read_text("utf-8"))["outcome"] == "rejected"


def test_data_that_breaks_the_contract_ends_the_run(registry_path: Path, tmp_path: Path) -> None:
    generate(50, seed=1).write_parquet(tmp_path / "few.parquet")
    few = PipelineSettings(
        registry_url=registry_path.as_uri(), data_url=(tmp_path / "few.parquet").as_uri()
    )
    with pytest.raises(DataError, match="only 50 rows"):
        run(few, PARAMETERS)
