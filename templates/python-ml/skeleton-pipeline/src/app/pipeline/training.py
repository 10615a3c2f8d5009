"""Training: from data to a model that can be served."""

from typing import Any

import polars as pl
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from app.features import FEATURES, contract
from app.pipeline.sample import TARGET
from app.pipeline.settings import Parameters

# The newest that both the converter and onnxruntime know.
_ONNX_OPSET = 21


def train(frame: pl.DataFrame, parameters: Parameters) -> Pipeline:
    """Return a logistic regression: its odds are honest, and more rain never means less delay."""
    categories = {name: keys["enum"] for name, keys in contract().items() if "enum" in keys}
    numbers = [name for name in FEATURES if name not in categories]
    encode = ColumnTransformer(
        [
            ("numbers", StandardScaler(), numbers),
            (
                "categories",
                # Two values need one column; a second would say the same again.
                OneHotEncoder(
                    categories=list(categories.values()), drop="if_binary", sparse_output=False
                ),
                list(categories),
            ),
        ],
    )
    model = make_pipeline(
        encode,
        LogisticRegression(C=parameters.regularization, max_iter=1000),
    )
    return model.fit(frame.select(FEATURES), frame[TARGET].to_numpy())


def to_portable(model: Pipeline) -> bytes:
    """Return the model in ONNX: it is data, so loading it runs no one's code, as a pickle would."""
    inputs: list[tuple[str, Any]] = [
        (name, (StringTensorType if "enum" in keywords else FloatTensorType)([None, 1]))
        for name, keywords in contract().items()
    ]
    content: bytes = to_onnx(
        model,
        initial_types=inputs,
        options={"zipmap": False},
        target_opset=_ONNX_OPSET,
    ).SerializeToString()
    return content
