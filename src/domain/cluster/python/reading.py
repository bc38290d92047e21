"""The study's files as tables of texts, with every row's number in its file."""

from __future__ import annotations

import argparse
import csv
import re
from typing import Any

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from project import StudyError, quoted


def plain_path(name: str) -> str:
    """A file's name where Spark would look for a pattern."""
    return re.sub(r"([\[\]{}*?\\])", r"\\\1", name)


def column_names(header: list[str]) -> list[str]:
    """A header's names as the tab has them: all there, all different, whatever the case."""
    used = {"rowid"}
    names = []
    for number, given in enumerate(header, start=1):
        given = given.replace("\0", "\ufffd")
        wanted = given if given.strip() else f"column {number}"
        name, suffix = wanted, 0
        while name.lower() in used:
            suffix += 1
            name = f"{wanted}_{suffix}"
        used.add(name.lower())
        names.append(name)
    return names


def read_delimited(
    spark: SparkSession, table: dict[str, Any], path: str, multiline: bool
) -> DataFrame:
    """A delimited file as texts, less the records that are no records of this table."""
    parse = table["parse"] or {"encoding": "utf-8", "delimiter": ",", "quote": '"', "header": True}
    if parse.get("preamble"):
        raise StudyError(
            f"{table['file']} has {parse['preamble']} lines before its header. Cut them off first: "
            f"tail -n +{parse['preamble'] + 1} FILE."
        )
    if parse["encoding"] not in ("utf-8", "windows-1252"):
        raise StudyError(f"{table['file']} is in {parse['encoding']}. Convert it to UTF-8 first.")
    names = table["columns"]
    if parse["header"]:
        first = spark.read.option("encoding", parse["encoding"]).text(path).first()
        line = first[0].lstrip("\ufeff") if first else ""
        quoting = csv.QUOTE_MINIMAL if parse["quote"] else csv.QUOTE_NONE
        header = next(
            csv.reader(
                [line],
                delimiter=parse["delimiter"],
                quotechar=parse["quote"] or None,
                quoting=quoting,
            ),
            [],
        )
        names = column_names(header)
    missing = [name for name in table["columns"] if name not in names]
    if missing:
        raise StudyError(f"{path} lacks columns of {table['file']}: {', '.join(missing)}.")
    corrupt = "_corrupt"
    while corrupt.lower() in (name.lower() for name in names):
        corrupt += "_"
    texts = [T.StructField(name, T.StringType()) for name in names]
    schema = T.StructType([*texts, T.StructField(corrupt, T.StringType())])
    rows = spark.read.csv(
        path,
        schema=schema,
        header=parse["header"],
        sep=parse["delimiter"],
        quote=parse["quote"],
        escape=parse["quote"],
        encoding=parse["encoding"],
        multiLine=multiline,
        mode="PERMISSIVE",
        columnNameOfCorruptRecord=corrupt,
        # Nothing is as long as that but a quote gone astray.
        maxCharsPerColumn=2**20,
    )
    return rows.where(F.col(corrupt).isNull())


def text_of(field: T.StructField) -> Column:
    """A Parquet column as the text that the tab reads it as."""
    value = F.col(quoted(field.name))
    if isinstance(field.dataType, (T.FloatType, T.DoubleType)):
        whole = (value == F.floor(value)) & (F.abs(value) < 1e15)
        return F.when(whole, value.cast("bigint").cast("string")).otherwise(value.cast("string"))
    if isinstance(field.dataType, (T.DateType, T.TimestampType, T.TimestampNTZType)):
        at = value.cast("timestamp")
        millis = F.date_format(at, "yyyy-MM-dd HH:mm:ss.SSS")
        return F.regexp_replace(millis, r"[.]000\z", "")
    return value.cast("string")


def read_parquet(spark: SparkSession, table: dict[str, Any], path: str) -> DataFrame:
    rows = spark.read.parquet(path)
    missing = [name for name in table["columns"] if name not in rows.columns]
    if missing:
        raise StudyError(f"{path} lacks columns of {table['file']}: {', '.join(missing)}.")
    return rows


def numbered(rows: DataFrame, texts: list[Column], names: list[str], first: int) -> DataFrame:
    """The texts of `rows` with `rowid`, a row's number from `first` in the order of the files.

    Spark reads a file in blocks, in any order. Within a block rows stay in order, so that their number
    is the number of rows in the blocks before and their place in their own.
    """
    scanned = rows.select(
        *(text.alias(f"t{i}") for i, text in enumerate(texts)),
        F.col("_metadata.file_path").alias("_file"),
        F.col("_metadata.file_block_start").alias("_block"),
        F.monotonically_increasing_id().alias("_scan"),
    )
    blocks = (
        scanned.groupBy("_file", "_block")
        .agg(
            F.min("_scan").alias("first"),
            F.count(F.lit(1)).alias("rows"),
            # Spark reads no file for the sake of its broken records alone.
            F.max(F.length("t0")).alias("longest"),
        )
        .orderBy("_file", "_block")
        .collect()
    )
    before, shifts = first, []
    for block in blocks:
        shifts.append((block["_file"], block["_block"], before - block["first"]))
        before += block["rows"]
    shift = rows.sparkSession.createDataFrame(shifts, "_file string, _block bigint, _shift bigint")
    joined = scanned.join(F.broadcast(shift), ["_file", "_block"])
    return joined.select(
        *(F.col(f"t{i}").alias(name) for i, name in enumerate(names)),
        (F.col("_scan") + F.col("_shift")).alias("rowid"),
    )


def read_table(
    spark: SparkSession, table: dict[str, Any], path: str, multiline: bool, first: int
) -> int:
    """Makes the view of a table's texts; gives the number of its rows."""
    is_parquet = path.rstrip("/").endswith(".parquet")
    if table["format"] not in ("delimited", "parquet") and not path.endswith((".csv", ".parquet")):
        raise StudyError(
            f"{table['file']} is {table['format']}. Save its table as CSV or Parquet with the same "
            f"column names, and say --source '{table['file']}=PATH'."
        )
    if path.endswith(".zip"):
        raise StudyError(f"Spark reads no zip archives: unpack {path} first.")
    if is_parquet:
        rows = read_parquet(spark, table, path)
        fields = {field.name: field for field in rows.schema.fields}
        texts = [text_of(fields[name]) for name in table["columns"]]
    else:
        rows = read_delimited(spark, table, path, multiline)
        texts = [F.col(quoted(name)) for name in table["columns"]]
    # Nothing between two delimiters is nothing, quoted or not.
    present = [F.when(text != "", text) for text in texts]
    view = numbered(rows, present, table["columns"], first)
    view.createOrReplaceTempView(table["source"])
    spark.catalog.cacheTable(table["source"])
    return spark.table(table["source"]).count()


def read_tables(spark: SparkSession, study: dict[str, Any], args: argparse.Namespace) -> None:
    """Reads every file; stops where one holds other rows than it should."""
    elsewhere = dict(source.split("=", 1) for source in args.source)
    unknown = set(elsewhere) - {table["file"] for table in study["tables"]}
    if unknown:
        raise StudyError(f"No file of the study is called {', '.join(sorted(unknown))}.")
    # How many rows more the incidents' files before had here than in the tab, by which theirs are numbered.
    more = 0
    for table in study["tables"]:
        beside = f"{args.data.rstrip('/')}/{plain_path(table['file'])}"
        path = elsewhere.get(table["file"], beside)
        is_incidents = table["kind"] == "incidents"
        rows = read_table(spark, table, path, args.multiline, more if is_incidents else 0)
        more += rows - table["loaded"] if is_incidents else 0
        print(f"{table['file']}: {rows:,} rows")
        if rows != table["loaded"] and not args.other_rows:
            raise StudyError(
                f"{table['file']} has {rows:,} good records here and had {table['loaded']:,} in the "
                "tab. If quoted fields hold line ends, say --multiline; if the file is meant to be "
                "another, say --other-rows, and rows will have other numbers."
            )
