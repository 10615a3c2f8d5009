"""The pipeline: load, train, evaluate, decide, publish.

It may be run again at any time. The same data gives the same model, and so changes nothing.
"""

from datetime import UTC, datetime

import structlog

from app.model import Model
from app.model import load as load_model
from app.pipeline import data, drift, evaluation, publishing, record, training
from app.pipeline.settings import Parameters, PipelineSettings
from app.registry import Artefact, Registry

log = structlog.get_logger(__name__)


def run(settings: PipelineSettings, parameters: Parameters) -> record.Run:
    """Run the pipeline, and remember how it went."""
    registry = Registry.from_url(settings.registry_url)
    try:
        result = _run(registry, settings, parameters)
    except Exception as error:
        # The registry itself may be what failed; the error that began it is the one to be seen.
        failed = record.Run(
            finished_at=datetime.now(UTC), outcome="failed", reasons=[type(error).__name__]
        )
        try:
            record.keep(registry, failed)
        except Exception:
            log.warning("cannot remember that the run failed", exc_info=True)
        raise
    record.keep(registry, result)
    log.info(
        "pipeline finished",
        **result.model_dump(mode="json", exclude={"finished_at", "last_success_at"}),
    )
    return result


def _run(registry: Registry, settings: PipelineSettings, parameters: Parameters) -> record.Run:
    frame = data.load(settings.data_url, parameters)
    train, test = data.split(frame, parameters)
    log.info("data loaded", train=len(train), test=len(test))

    served = publishing.production(registry)
    production = load_model(registry.load(served)) if served else None
    drifted = drift.psi(frame, production.manifest.reference) if production else {}

    onnx = training.to_portable(training.train(train, parameters))
    now = datetime.now(UTC)
    model = Model(onnx)
    candidate = evaluation.evaluate(model, test)
    baseline = evaluation.baseline(train, test)
    manifest = publishing.describe(onnx, train, candidate, now, settings.app_version)
    log.info("model trained", version=manifest.version, **candidate.as_metrics())

    def finish(outcome: record.Outcome, reasons: tuple[str, ...] = ()) -> record.Run:
        return record.Run(
            finished_at=datetime.now(UTC),
            outcome=outcome,
            version=manifest.version,
            reasons=list(reasons),
            metrics=candidate.as_metrics(),
            drift=drifted,
        )

    if manifest.version == served:
        return finish("unchanged")
    decision = evaluation.decide(
        candidate,
        baseline,
        evaluation.evaluate(production.model, test) if production else None,
        parameters.gate,
    )
    if not decision.promoted:
        return finish("rejected", decision.reasons)
    # What would not start is not promoted.
    load_model(Artefact(manifest, onnx))
    publishing.add(registry, manifest, onnx, baseline, len(train))
    publishing.promote(registry, manifest.version)
    return finish("promoted")
