"""What is computed of the incidents beyond their columns: the minute, delays, company, arrest rates.

The statements are the study's (`sql/`); an example's study has none. Rates leave out the training rows
of an incident's own tenth, so that no outcome tells of itself or of another at its minute and block.
"""

from __future__ import annotations

from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from features import Field
from project import kept, run_steps, sql_of


def compute(spark: SparkSession, study: dict[str, Any], out: str) -> dict[str, str]:
    """Makes the views of computed features; gives what cannot be worked out of these incidents, and why."""
    features = study["features"]
    run_steps(spark, features["steps"], out)
    problems = {
        verdict["of"]: spark.sql(sql_of(verdict["sql"])).first()["problem"]
        for verdict in features["verdicts"]
    }
    refused = {of: problem for of, problem in problems.items() if problem}
    for of, problem in refused.items():
        print(f"Nothing is made of {of}: {problem}")
    return refused


def with_rates(
    rows: DataFrame, study: dict[str, Any], fields: list[Field], refused: dict[str, str], out: str
) -> DataFrame:
    """Adds the arrest rates of training rows, and how many rows they are of."""
    spark, features = rows.sparkSession, study["features"]
    if not features["cells"]:
        return rows
    last = [(category["name"], 0) for category in features["categories"] if category["clipped"]]
    last += [(field.name, field.last) for field in fields if field.raw]
    spark.createDataFrame(last, "name string, code int").createOrReplaceTempView("last_known")
    spark.sql(sql_of(features["cells"]))
    kept(spark.table("cells"), "cells", out).createOrReplaceTempView("cells")
    for rate in features["rates"]:
        if set(rate["needs"]) & set(refused):
            continue
        logit, seen = rate["numbers"]
        made = spark.sql(sql_of(rate["sql"])).select(
            F.col("row").alias("_row"),
            F.col("logit").alias(f"v{logit}"),
            F.col("seen").alias(f"v{seen}"),
        )
        rows = rows.join(made, "_row")
    return kept(rows, "rated", out)
