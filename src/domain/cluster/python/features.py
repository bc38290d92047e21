"""How columns become numbers: learned from training rows only, as the tab learns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F


@dataclass(frozen=True)
class Field:
    """A category: the levels that training rows have often enough, most frequent first."""

    name: str
    # Its column of texts, and of codes.
    text: str
    column: str
    levels: list[str]


@dataclass(frozen=True)
class Numeric:
    """A number, standardised as (x - mean) / sd; `flag` says where it is missing, if training rows lack it."""

    name: str
    # Its column of values, and of standardised ones.
    value: str
    column: str
    mean: float
    sd: float
    flag: str | None


def fit_fields(rows: DataFrame, study: dict[str, Any]) -> list[Field]:
    """Learns the levels of every category from the training rows."""
    features = study["features"]
    names = features["categories"]
    if not names:
        return []
    pairs = F.array(
        *(
            F.struct(F.lit(i).alias("field"), F.col(f"t{i}").alias("level"))
            for i in range(len(names))
        )
    )
    counted = (
        rows.where("side = 'train'")
        .select(F.explode(pairs).alias("p"))
        .groupBy("p.field", "p.level")
        .count()
        .where(F.col("level").isNotNull() & (F.col("count") >= features["rareBelow"]))
        .collect()
    )
    levels: list[list[tuple[int, bytes, str]]] = [[] for _ in names]
    for field, level, count in counted:
        # The tab orders texts by UTF-16 units.
        levels[field].append((-count, level.encode("utf-16-be"), level))
    kept = [[text for *_, text in sorted(met)[: features["mostLevels"]]] for met in levels]
    named = enumerate(zip(names, kept))
    return [Field(name, f"t{i}", f"c{i}", texts) for i, (name, texts) in named if texts]


def fit_numerics(rows: DataFrame, study: dict[str, Any]) -> list[Numeric]:
    """Mean and deviation of every number in the training rows; constant ones carry nothing."""
    names = study["features"]["numbers"]
    if not names:
        return []
    aggregates = []
    for i in range(len(names)):
        value = F.col(f"v{i}")
        aggregates += [
            F.avg(value).alias(f"mean{i}"),
            F.stddev_pop(value).alias(f"sd{i}"),
            F.sum(value.isNull().cast("bigint")).alias(f"missing{i}"),
        ]
    measured = rows.where("side = 'train'").agg(*aggregates).first()
    numerics = []
    for i, name in enumerate(names):
        mean, sd = measured[f"mean{i}"], measured[f"sd{i}"]
        if mean is None or not sd:
            continue
        flag = f"n{i}_missing" if measured[f"missing{i}"] else None
        numerics.append(Numeric(name, f"v{i}", f"n{i}", mean, sd, flag))
    return numerics


def coded(rows: DataFrame, field: Field) -> DataFrame:
    """Adds a category as its code."""
    spark = rows.sparkSession
    levels = [(level, code) for code, level in enumerate(field.levels, start=2)]
    table = spark.createDataFrame(levels, f"_level string, {field.column}_known int")
    text = F.col(field.text)
    joined = rows.join(F.broadcast(table), text == F.col("_level"), "left").drop("_level")
    code = F.when(text.isNull(), 0).otherwise(F.coalesce(F.col(f"{field.column}_known"), F.lit(1)))
    return joined.withColumn(field.column, code).drop(f"{field.column}_known")


def number_columns(numeric: Numeric) -> list[Column]:
    value = F.col(numeric.value)
    standard = F.coalesce((value - F.lit(numeric.mean)) / F.lit(numeric.sd), F.lit(0.0))
    flags = [value.isNull().cast("double").alias(numeric.flag)] if numeric.flag else []
    return [standard.alias(numeric.column), *flags]
