"""Trains a model of Spark's own ML library on the study's rows, and scores every incident.

`--model mlp` is a perceptron with the study's layers. Spark's has sigmoid units, no dropout and no
decay, no embedding either, and learns by L-BFGS on all rows at once, so it is the study's network in
its shape only.
`--model gbt` grows boosted trees.
"""

from __future__ import annotations

import time
from typing import Any

import pyspark
from pyspark.ml import Pipeline
from pyspark.ml.classification import GBTClassifier, MultilayerPerceptronClassifier
from pyspark.ml.feature import OneHotEncoder, VectorAssembler
from pyspark.ml.functions import vector_to_array
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from project import arguments, run, session
from scores import add_arguments, write_scores
from study import Prepared, prepare

# Codes before a category's first level: missing, and unknown or rare.
RESERVED = 2
# Passes of L-BFGS over all rows; an epoch of small steps goes further than one.
PASSES = 100
# Codes are ordered by the outcomes of each tree's rows: a leaf of few rows learns those by heart.
TREES = {
    "maxIter": 60,
    "maxDepth": 6,
    "stepSize": 0.1,
    "subsamplingRate": 0.8,
    "minInstancesPerNode": 20,
}


def nominal(prepared: Prepared) -> DataFrame:
    """The rows with codes marked as categories, which trees split by."""
    rows = prepared.rows
    for field in prepared.fields:
        values = [str(code) for code in range(len(field.levels) + RESERVED)]
        marked = {"ml_attr": {"type": "nominal", "name": field.column, "vals": values}}
        code = F.col(field.column).cast("double")
        rows = rows.withColumn(field.column, code.alias(field.column, metadata=marked))
    return rows


def perceptron(prepared: Prepared, seed: int) -> list[Any]:
    """One-hot categories and numbers, and the study's hidden layers."""
    hot = [f"{column}_hot" for column in prepared.categories]
    width = sum(len(field.levels) + RESERVED for field in prepared.fields) + len(prepared.numbers)
    layers = [width, *prepared.study["network"]["hidden"], 2]
    return [
        OneHotEncoder(inputCols=prepared.categories, outputCols=hot, dropLast=False),
        VectorAssembler(inputCols=hot + prepared.numbers, outputCol="features"),
        MultilayerPerceptronClassifier(
            labelCol="outcome", layers=layers, maxIter=PASSES, seed=seed, blockSize=128
        ),
    ]


def trees(prepared: Prepared, seed: int) -> list[Any]:
    """Categories by their codes, and numbers."""
    bins = max([32, *(len(field.levels) + RESERVED for field in prepared.fields)])
    columns = prepared.categories + prepared.numbers
    return [
        VectorAssembler(inputCols=columns, outputCol="features"),
        GBTClassifier(labelCol="outcome", maxBins=bins, seed=seed, **TREES),
    ]


MODELS = {
    "mlp": ("Spark perceptron", "Spark ML MultilayerPerceptronClassifier", perceptron),
    "gbt": ("Spark boosted trees", "Spark ML GBTClassifier", trees),
}


def main() -> None:
    parser = arguments(__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--model", choices=sorted(MODELS), default="gbt")
    args = parser.parse_args()
    spark = session("Streetlight: Spark ML")
    prepared = prepare(spark, args)
    name, description, stages = MODELS[args.model]
    rows = nominal(prepared)
    start = time.monotonic()
    pipeline = Pipeline(stages=stages(prepared, prepared.study["network"]["seed"]))
    model = pipeline.fit(rows.where("side = 'train'"))
    seconds = time.monotonic() - start
    probability = vector_to_array(F.col("probability"))[1]
    scored = model.transform(rows).select("_row", probability.alias("score"), "side", "outcome")
    about = {
        "name": name,
        "description": f"{description} on Spark {pyspark.__version__}",
        "seconds": seconds,
    }
    write_scores(prepared, scored, about, args)


if __name__ == "__main__":
    run(main)
