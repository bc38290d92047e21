"""What all programs of the study share: its data, its settings of Spark, its options and its files."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Callable

from pyspark.sql import DataFrame, SparkSession

HERE = Path(__file__).resolve().parent

# What the SQL in `sql/` leans on.
SETTINGS = {
    # A cast that fails gives null, as in the tab.
    "spark.sql.ansi.enabled": "false",
    # Times are local wall-clock times; no zone moves them.
    "spark.sql.session.timeZone": "UTC",
    # Names and texts of the files may hold "${...}".
    "spark.sql.variable.substitute": "false",
    # A record of the wrong width must be found whichever of its columns are used.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    # Times that other programs read, and one calendar for all years.
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
}

# Where tables lie that are read more than once.
KEPT = "kept"


class StudyError(Exception):
    """Something that the person who runs the study can mend; its text says how."""


def arguments(about: str) -> argparse.ArgumentParser:
    """What every program of the study can be told."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--data", default="data", help="folder (or URL) of the files")
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="FILE=PATH",
        help="another place for one of the study's files: CSV or Parquet, a file or a folder",
    )
    parser.add_argument("--out", default="out", help="folder (or URL) to write to")
    parser.add_argument(
        "--other-rows",
        action="store_true",
        help="the files are meant to hold other rows than those that the tab had",
    )
    parser.add_argument(
        "--multiline", action="store_true", help="quoted fields of the CSV files hold line ends"
    )
    parser.add_argument(
        "--joined",
        action="store_true",
        help="also write the joined table, the split and the rows that a network is given",
    )
    return parser


def session(name: str) -> SparkSession:
    """A session with what the study's SQL leans on."""
    builder = SparkSession.builder.appName(name)
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("WARN")
    return spark


def load_study() -> dict[str, Any]:
    return json.loads((HERE / "study.json").read_text(encoding="utf-8"))


def sql_of(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def quoted(name: str) -> str:
    """A column's name for `F.col` and for SQL, whatever it is."""
    return "`" + name.replace("`", "``") + "`"


def _file_system(spark: SparkSession, path: str) -> tuple[Any, Any]:
    hadoop = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(path)
    return hadoop.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()), hadoop


def write_json(spark: SparkSession, path: str, value: Any) -> None:
    """Writes JSON wherever Spark can write."""
    system, target = _file_system(spark, path)
    stream = system.create(target, True)
    stream.write(bytearray(json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8")))
    stream.close()


def write_one_file(rows: DataFrame, path: str) -> None:
    """Writes a table as one file, Parquet or CSV by its name, which the tab can open."""
    spark = rows.sparkSession
    folder = f"{path}.parts"
    writer = rows.coalesce(1).write.mode("overwrite")
    if path.endswith(".csv"):
        writer.csv(folder, header=True)
    else:
        writer.parquet(folder)
    system, parts = _file_system(spark, folder)
    _, target = _file_system(spark, path)
    names = [status.getPath() for status in system.listStatus(parts)]
    part = next(name for name in names if name.getName().startswith("part-"))
    system.delete(target, False)
    system.rename(part, target)
    system.delete(parts, True)


def kept(rows: DataFrame, name: str, out: str) -> DataFrame:
    """A table written down and read again: worked out once, and what builds on it is soon planned."""
    path = f"{out}/{KEPT}/{name}"
    rows.write.mode("overwrite").parquet(path)
    return rows.sparkSession.read.schema(rows.schema).parquet(path)


def forget_kept(spark: SparkSession, out: str) -> None:
    """Deletes what was written down on the way; nothing can be read of it after."""
    system, path = _file_system(spark, f"{out}/{KEPT}")
    system.delete(path, True)


def run_steps(
    spark: SparkSession,
    steps: list[dict[str, Any]],
    out: str,
    then: dict[str, Callable[[SparkSession], None]] | None = None,
) -> None:
    """Runs statements, each of which makes a view of those before, and what follows some of them."""
    for step in steps:
        name = step["makes"]
        spark.sql(sql_of(step["sql"]))
        if then and name in then:
            then[name](spark)
        if step["keep"]:
            kept(spark.table(name), name, out).createOrReplaceTempView(name)


def run(main: Callable[[], None]) -> None:
    """Runs a program; what the person can mend is said without a stack."""
    try:
        main()
    except StudyError as error:
        sys.exit(f"\n{error}")
