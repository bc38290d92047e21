"""The study, as it was made in Streetlight, prepared on Spark.

Reads the files, joins them, derives the calendar, divides the incidents and learns how columns become
numbers: row for row what the tab did, by the same rules, which lie as SQL in `sql/` and as data in
`study.json`. Run it alone to write the joined table and a receipt beside the tab's, or run a trainer,
which runs it first. Everything that depends on the study is in those two places; nothing here does.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from computed import compute, with_rates
from features import Field, Numeric, coded, fit_fields, fit_numerics, number_columns
from places import locate
from project import (
    StudyError,
    arguments,
    forget_kept,
    kept,
    load_study,
    run,
    run_steps,
    session,
    sql_of,
    write_json,
)
from reading import read_tables


@dataclass(frozen=True)
class Prepared:
    """The incidents of the split, ready for a network.

    `rows` has `_row`, `side`, `outcome` (0 or 1), each category as a code (0 missing, 1 unknown or
    rare, 2 and on the levels) and each number in standard deviations from the mean.
    """

    study: dict[str, Any]
    rows: DataFrame
    fields: list[Field]
    numerics: list[Numeric]

    @property
    def categories(self) -> list[str]:
        return [field.column for field in self.fields]

    @property
    def numbers(self) -> list[str]:
        flagged = ([n.column, n.flag] if n.flag else [n.column] for n in self.numerics)
        return [column for columns in flagged for column in columns]


def make_views(spark: SparkSession, study: dict[str, Any], out: str) -> None:
    """Runs the recipe's statements, each of which makes a view of those before."""
    for check in study["checks"]:
        repeated = spark.sql(sql_of(check["sql"])).first()[0]
        if repeated:
            raise StudyError(
                f"{check['file']} has {repeated:,} keys that stand in it more than once with "
                "different figures: incidents would come out twice."
            )
    run_steps(spark, study["steps"], out, {"places": locate})


def receipt(spark: SparkSession, study: dict[str, Any]) -> list[dict[str, Any]]:
    """What the join and the split did, counted, each figure beside the tab's."""
    figures = []
    for query in study["figures"]:
        row = spark.sql(sql_of(query["sql"])).first()
        for name, spark_figure, tab in zip(query["says"], row, query["tab"]):
            figures.append({"figure": name, "spark": spark_figure, "tab": tab})
    return figures


def prepare(spark: SparkSession, args: argparse.Namespace) -> Prepared:
    """Everything up to the rows that a network is given."""
    study = load_study()
    read_tables(spark, study, args)
    make_views(spark, study, args.out)
    figures = receipt(spark, study)
    differ = [figure for figure in figures if figure["spark"] != figure["tab"]]
    write_json(spark, f"{args.out}/receipt.json", {"figures": figures, "different": len(differ)})
    for figure in differ:
        print(f"{figure['figure']}: {figure['spark']} here, {figure['tab']} in the tab")
    if differ and not args.other_rows:
        raise StudyError(f"{len(differ)} of {len(figures)} counted figures differ from the tab's.")
    if args.joined:
        for view in ("joined", "split"):
            spark.table(view).write.mode("overwrite").parquet(f"{args.out}/{view}")
    refused = compute(spark, study, args.out)
    given = spark.sql(sql_of(study["features"]["given"]))
    divided = kept(given.join(spark.table("split"), "_row"), "divided", args.out)
    fields = fit_fields(divided, study, refused)
    rated = with_rates(divided, study, fields, refused, args.out)
    numerics = fit_numerics(rated, study, refused)
    plan = {
        "fields": [vars(f) for f in fields],
        "numerics": [vars(n) for n in numerics],
        "refused": refused,
    }
    write_json(spark, f"{args.out}/plan.json", plan)
    rows = rated
    for field in fields:
        rows = coded(rows, field)
    rows = rows.select(
        "_row",
        "side",
        "outcome",
        *(field.column for field in fields),
        *(column for numeric in numerics for column in number_columns(numeric)),
    )
    rows = rows.persist()
    if args.joined:
        rows.write.mode("overwrite").parquet(f"{args.out}/rows")
    return Prepared(study, rows, fields, numerics)


def main() -> None:
    args = arguments(__doc__.splitlines()[0]).parse_args()
    args.joined = True
    spark = session("Streetlight study")
    prepare(spark, args)
    forget_kept(spark, args.out)
    print(f"Wrote {args.out}/joined, split, rows, receipt.json and plan.json")


if __name__ == "__main__":
    run(main)
