"""Trains the study's network with H2O's Deep Learning on Sparkling Water, and scores every incident.

This is the engine of H2O's example of 2015. Layers, activation, dropout, decay, epochs and seed are
the study's. H2O adapts its rate by ADADELTA, or goes by momentum; where the study's optimiser is
neither (Adam, say), ADADELTA takes its place with H2O's own settings, as in the example. H2O has no
embedding: where the study has one, it is left out.
"""

from __future__ import annotations

import time
from typing import Any

import pyspark
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pysparkling import H2OConf, H2OContext
from pysparkling.ml import H2ODeepLearning

from project import StudyError, arguments, run, session
from scores import add_arguments, write_scores
from study import Prepared, prepare

ACTIVATIONS = {"rectifier": "Rectifier", "tanh": "Tanh", "maxout": "Maxout"}


def rate_of(network: dict[str, Any], rows: int) -> dict[str, Any]:
    """The optimiser in H2O's words."""
    optimiser = network["optimiser"]
    if optimiser["kind"] == "adadelta":
        return {
            "adaptiveRate": True,
            "rho": optimiser["memory"],
            "epsilon": optimiser["smoothing"],
        }
    if optimiser["kind"] != "sgd":
        return {"adaptiveRate": True}
    # H2O's rate after n samples is rate / (1 + annealing * n): the study's last rate at the last.
    last = max(network["finalRateShare"], 1e-6)
    annealing = (1 / last - 1) / max(1, network["epochs"] * rows)
    return {
        "adaptiveRate": False,
        "rate": network["learningRate"],
        "rateAnnealing": 0.0 if network["schedule"] == "constant" else annealing,
        "momentumStart": optimiser["momentum"],
        "momentumStable": optimiser["momentum"],
        "nesterovAcceleratedGradient": True,
    }


def stopping_of(network: dict[str, Any]) -> dict[str, Any]:
    early = network["earlyStopping"]
    if early is None:
        return {"stoppingRounds": 0}
    return {
        "stoppingRounds": early["rounds"],
        "stoppingMetric": "AUC" if early["metric"] == "auc" else "logloss",
        "stoppingTolerance": early["tolerance"],
    }


def network_of(prepared: Prepared, rows: int, validation: DataFrame) -> H2ODeepLearning:
    """The study's network in H2O's words."""
    network = prepared.study["network"]
    hidden = network["hidden"]
    if not hidden:
        raise StudyError("H2O trains no network without hidden layers; spark_ml.py does (mlp).")
    listed = network["dropout"] or [0.0]
    dropout = [listed[min(layer, len(listed) - 1)] for layer in range(len(hidden))]
    activation = ACTIVATIONS[network["activation"]]
    drops = {"hiddenDropoutRatios": dropout} if any(dropout) else {}
    norm = network["maxNorm"]
    return H2ODeepLearning(
        validationDataFrame=validation,
        featuresCols=prepared.categories + prepared.numbers,
        labelCol="label",
        columnsToCategorical=["label", *prepared.categories],
        weightCol="weight",
        distribution="bernoulli",
        # Numbers are standardised already, by the training rows.
        standardize=False,
        useAllFactorLevels=True,
        hidden=hidden,
        activation=f"{activation}WithDropout" if drops else activation,
        inputDropoutRatio=network["inputDropout"],
        l1=network["l1"],
        l2=network["l2"],
        epochs=float(network["epochs"]),
        seed=network["seed"],
        # H2O bounds the square of the norm.
        **({} if norm is None else {"maxW2": norm**2}),
        overwriteWithBestModel=network["keepBest"],
        **drops,
        **rate_of(network, rows),
        **stopping_of(network),
    )


def main() -> None:
    parser = arguments(__doc__.splitlines()[0])
    add_arguments(parser)
    args = parser.parse_args()
    spark = session("Streetlight: H2O Deep Learning")
    prepared = prepare(spark, args)
    against, by = prepared.study["network"]["classWeights"]
    rows = prepared.rows.select(
        "*",
        F.concat(F.lit("y"), F.col("outcome").cast("string")).alias("label"),
        F.when(F.col("outcome") == 1, float(by)).otherwise(float(against)).alias("weight"),
    )
    # Texts, since H2O would take bare numbers for numbers.
    for column in prepared.categories:
        rows = rows.withColumn(column, F.concat(F.lit("k"), F.col(column).cast("string")))
    train = rows.where("side = 'train'")
    validation = rows.where("side = 'validation'")
    context = H2OContext.getOrCreate(H2OConf())
    start = time.monotonic()
    algorithm = network_of(prepared, train.count(), validation)
    model = algorithm.fit(train)
    seconds = time.monotonic() - start
    scored = model.transform(rows).select(
        "_row",
        F.col("detailed_prediction.probabilities.y1").alias("score"),
        "side",
        "outcome",
    )
    about = {
        "name": "H2O " + "-".join(str(units) for units in algorithm.getHidden()),
        "description": f"H2O Deep Learning on Spark {pyspark.__version__}",
        "seconds": seconds,
    }
    write_scores(prepared, scored, about, args)
    context.stop()


if __name__ == "__main__":
    run(main)
