"""How columns become numbers: learned from training rows only, as the tab learns it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context
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
    # Where levels have an order, and those after the last count as that last: their column, and the last.
    raw: str | None
    last: int | None
    last_level: str | None


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


def fit_fields(rows: DataFrame, study: dict[str, Any], refused: dict[str, str]) -> list[Field]:
    """Learns the levels of every category from the training rows."""
    features = study["features"]
    asked = [
        (i, category)
        for i, category in enumerate(features["categories"])
        if not set(category["needs"]) & set(refused)
    ]
    if not asked:
        return []
    pairs = F.array(
        *(
            F.struct(
                F.lit(i).alias("field"),
                F.col(f"t{i}").alias("level"),
                (F.col(f"r{i}") if category["clipped"] else F.lit(0)).cast("int").alias("raw"),
            )
            for i, category in asked
        )
    )
    counted = (
        rows.where("side = 'train'")
        .select(F.explode(pairs).alias("p"))
        .groupBy("p.field", "p.level", "p.raw")
        .count()
        .where(F.col("level").isNotNull() & (F.col("count") >= features["rareBelow"]))
        .collect()
    )
    met: dict[int, list[tuple[int, bytes, str, int]]] = {}
    for field, level, raw, count in counted:
        # The tab orders texts by UTF-16 units.
        met.setdefault(field, []).append((-count, level.encode("utf-16-be"), level, raw))
    fields = []
    for i, category in asked:
        kept = sorted(met.get(i, []))[: features["mostLevels"]]
        if not kept:
            continue
        raw, last, level = None, None, None
        if category["clipped"]:
            raw = f"r{i}"
            last, level = max((raw, level) for *_, level, raw in kept)
        levels = [level for *_, level, _ in kept]
        fields.append(Field(category["name"], f"t{i}", f"c{i}", levels, raw, last, level))
    return fields


def rounded(value: float, digits: int) -> float:
    """A mean or a deviation, to so few digits that the order of a sum does not show."""
    return float(Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal_from_float(value))


def fit_numerics(rows: DataFrame, study: dict[str, Any], refused: dict[str, str]) -> list[Numeric]:
    """Mean and deviation of every number in the training rows; constant columns carry nothing."""
    features = study["features"]
    rates = {place for rate in features["rates"] for place in rate["numbers"]}
    asked = [
        (i, number["name"])
        for i, number in enumerate(features["numbers"])
        if not set(number["needs"]) & set(refused)
    ]
    if not asked:
        return []
    aggregates = []
    for i, _ in asked:
        value = F.col(f"v{i}").cast("double")
        aggregates += [
            F.avg(value).alias(f"mean{i}"),
            F.stddev_pop(value).alias(f"sd{i}"),
            F.sum(value.isNull().cast("bigint")).alias(f"missing{i}"),
        ]
    measured = rows.where("side = 'train'").agg(*aggregates).first()
    numerics = []
    for i, name in asked:
        mean, sd = measured[f"mean{i}"] or 0.0, measured[f"sd{i}"] or 0.0
        if sd <= features["constantBelow"] * abs(mean):
            if i not in rates:
                continue
            sd = 1.0
        mean, sd = (rounded(figure, features["digits"]) for figure in (mean, sd))
        flag = f"n{i}_missing" if measured[f"missing{i}"] else None
        numerics.append(Numeric(name, f"v{i}", f"n{i}", mean, sd, flag))
    return numerics


def coded(rows: DataFrame, field: Field) -> DataFrame:
    """Adds a category as its code."""
    spark = rows.sparkSession
    levels = [(level, code) for code, level in enumerate(field.levels, start=2)]
    table = spark.createDataFrame(levels, f"_level string, {field.column}_known int")
    text = F.col(field.text)
    if field.raw:
        text = F.when(F.col(field.raw) > field.last, field.last_level).otherwise(text)
    joined = rows.join(F.broadcast(table), text == F.col("_level"), "left").drop("_level")
    code = F.when(text.isNull(), 0).otherwise(F.coalesce(F.col(f"{field.column}_known"), F.lit(1)))
    return joined.withColumn(field.column, code).drop(f"{field.column}_known")


def number_columns(numeric: Numeric) -> list[Column]:
    """A number as a network is given it, in single precision as in the tab, and its flag."""
    value = F.col(numeric.value).cast("double")
    standard = F.coalesce((value - F.lit(numeric.mean)) / F.lit(numeric.sd), F.lit(0.0))
    flags = [value.isNull().cast("float").alias(numeric.flag)] if numeric.flag else []
    return [standard.cast("float").alias(numeric.column), *flags]
