"""Scores of a model, judged and written so that the tab can open them as a model of the study."""

from __future__ import annotations

import argparse
from typing import Any

from pyspark.ml.evaluation import BinaryClassificationEvaluator
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from project import forget_kept, write_json, write_one_file
from study import Prepared

SIDES = ("train", "validation", "holdout")
# A certainty that proves wrong would cost without bound.
LEAST = 1e-15


def figures_of(scored: DataFrame, side: str) -> dict[str, float | int]:
    """Rows, arrests, AUC (ties halved, exact) and log-loss of one side."""
    rows = scored.where(F.col("side") == side)
    p = F.least(F.greatest(F.col("score"), F.lit(LEAST)), F.lit(1 - LEAST))
    loss = -F.when(F.col("outcome") == 1, F.log(p)).otherwise(F.log(1 - p))
    totals = rows.agg(F.count(F.lit(1)), F.sum("outcome"), F.avg(loss)).first()
    exact = BinaryClassificationEvaluator(
        labelCol="outcome", rawPredictionCol="score", metricName="areaUnderROC", numBins=0
    )
    return {
        "rows": totals[0],
        "arrests": totals[1],
        "auc": exact.evaluate(rows),
        "logLoss": totals[2],
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--csv", action="store_true", help="write scores.csv, not scores.parquet")


def write_scores(
    prepared: Prepared, scored: DataFrame, model: dict[str, Any], args: argparse.Namespace
) -> dict[str, Any]:
    """Writes `scores.parquet` (or `.csv`) and `metrics.json`; gives the metrics.

    :param scored: `_row`, `score` (0 to 1), `side` and `outcome` of every incident of the split
    :param model: what is said of it: `name`, `description`, `seconds`
    """
    rows = scored.select(
        F.col("_row").cast("int").alias("_row"),
        F.col("score").cast("double").alias("score"),
        "side",
        F.col("outcome").cast("int").alias("outcome"),
    ).persist()
    metrics = {
        "streetlight": "cluster scores 1",
        **model,
        "columns": [column.name for column in (*prepared.fields, *prepared.numerics)],
        "split": prepared.study["split"],
        "sides": {side: figures_of(rows, side) for side in SIDES},
    }
    write_one_file(rows, f"{args.out}/scores.{'csv' if args.csv else 'parquet'}")
    write_json(rows.sparkSession, f"{args.out}/metrics.json", metrics)
    forget_kept(rows.sparkSession, args.out)
    for side in SIDES:
        figures = metrics["sides"][side]
        print(f"{side}: {figures['rows']:,} rows, AUC {figures['auc']:.4f}")
    return metrics
