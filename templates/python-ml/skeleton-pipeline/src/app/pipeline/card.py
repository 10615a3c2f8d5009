"""The model card: what people should know before they rely on a model."""

from app.manifest import Manifest
from app.pipeline.evaluation import Evaluation


def render(manifest: Manifest, baseline: Evaluation, rows: int) -> str:
    """Return the card of a model, in Markdown."""
    ours, theirs = manifest.metrics, baseline.as_metrics()
    figures = "\n".join(f"| {name} | {ours[name]:.4f} | {theirs[name]:.4f} |" for name in theirs)
    features = "\n".join(f"| {name} | `{what}` |" for name, what in manifest.features.items())
    return f"""# Late deliveries, model {manifest.version}

A logistic regression on the features of a delivery. It says how likely the
delivery is to be late, when its vehicle leaves the depot.

Trained on {manifest.trained_at:%Y-%m-%d} with {rows} deliveries. SHA-256 of the model:
`{manifest.sha256}`.

## How good it is

On deliveries that it has not learned from; the baseline is how often each vehicle is late.

| | model | baseline |
|---|---|---|
{figures}

## What it is told

| feature | what it may be |
|---|---|
{features}

## What it is not for

Deliveries outside of these bounds, which are refused. Judging people: who drives is not known to
it, and a tour that is often late says more of the tour than of the driver.
"""
