"""The study, as it was made in Streetlight, prepared on Spark.

Reads the files, joins them, derives the calendar, divides the incidents and learns how columns become
numbers: row for row what the tab did, by the same rules, which lie as SQL in `sql/` and as data in
`study.json`. Run it alone to write the joined table and a receipt beside the tab's, or run a trainer,
which runs it first. Everything that depends on the study is in those two places; nothing here does.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

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


class StudyError(Exception):
    """Something that the person who runs the study can mend; its text says how."""


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
        "--joined", action="store_true", help="also write the joined table and the split"
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


# --- Reading -----------------------------------------------------------------------------------


def quoted(name: str) -> str:
    """A column's name for `F.col` and for SQL, whatever it is."""
    return "`" + name.replace("`", "``") + "`"


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


# --- Places ------------------------------------------------------------------------------------


class Locator:
    """Finds the outline that a position lies in, with the arithmetic of the tab."""

    def __init__(self, outlines: list[dict[str, Any]], cells: int = 64) -> None:
        self.polygons = [
            (number, outline["code"], rings, _box(rings[0]))
            for number, outline in enumerate(outlines)
            for rings in outline["polygons"]
        ]
        boxes = [box for *_, box in self.polygons]
        self.west, self.south = min(b[0] for b in boxes), min(b[1] for b in boxes)
        east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
        self.cells = cells
        self.width = max((east - self.west) / cells, 1e-12)
        self.height = max((north - self.south) / cells, 1e-12)
        self.grid: dict[tuple[int, int], list[int]] = {}
        for i, (*_, (x1, y1, x2, y2)) in enumerate(self.polygons):
            (left, low), (right, high) = self._cell(x1, y1), self._cell(x2, y2)
            for across in range(left, right + 1):
                for up in range(low, high + 1):
                    self.grid.setdefault((across, up), []).append(i)

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return int((x - self.west) // self.width), int((y - self.south) // self.height)

    def find(self, x: float, y: float) -> str | None:
        """The code of the first outline around a position in degrees."""
        found = None
        for i in self.grid.get(self._cell(x, y), ()):
            number, code, rings, (west, south, east, north) = self.polygons[i]
            if found is not None and number >= found[0]:
                continue
            if west <= x <= east and south <= y <= north and _is_in(rings, x, y):
                found = (number, code)
        return (found[1] or None) if found else None


def _box(ring: list[float]) -> tuple[float, float, float, float]:
    return min(ring[0::2]), min(ring[1::2]), max(ring[0::2]), max(ring[1::2])


def _is_in(rings: list[list[float]], x: float, y: float) -> bool:
    inside = False
    for ring in rings:
        for i in range(2, len(ring), 2):
            x1, y1, x2, y2 = ring[i - 2 : i + 2]
            if (y1 > y) != (y2 > y) and x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1:
                inside = not inside
    return inside


def locate(spark: SparkSession) -> None:
    """Makes the view `located` of the distinct positions in `places`, with the outline around each."""
    outlines = json.loads((HERE / "outlines.json").read_text(encoding="utf-8"))
    shared = spark.sparkContext.broadcast(outlines)

    def codes(rows: Iterator[Any]) -> Iterator[tuple[float, float, str | None]]:
        locator = Locator(shared.value)
        for row in rows:
            yield row["_lon"], row["_lat"], locator.find(row["_lon"], row["_lat"])

    places = spark.table("places")
    located = spark.createDataFrame(
        places.rdd.mapPartitions(codes), "_lon double, _lat double, _place string"
    )
    located.createOrReplaceTempView("located")
    spark.catalog.cacheTable("located")


# --- Joining and dividing ------------------------------------------------------------------------


def make_views(spark: SparkSession, study: dict[str, Any]) -> None:
    """Runs the recipe's statements, each of which makes a view of those before."""
    for check in study["checks"]:
        repeated = spark.sql(sql_of(check["sql"])).first()[0]
        if repeated:
            raise StudyError(
                f"{check['file']} has {repeated:,} keys that stand in it more than once with "
                "different figures: incidents would come out twice."
            )
    for step in study["steps"]:
        spark.sql(sql_of(step["sql"]))
        if step["makes"] == "places":
            locate(spark)
        if step["keep"]:
            spark.catalog.cacheTable(step["makes"])


def receipt(spark: SparkSession, study: dict[str, Any]) -> list[dict[str, Any]]:
    """What the join and the split did, counted, each figure beside the tab's."""
    figures = []
    for query in study["figures"]:
        row = spark.sql(sql_of(query["sql"])).first()
        for name, spark_figure, tab in zip(query["says"], row, query["tab"]):
            figures.append({"figure": name, "spark": spark_figure, "tab": tab})
    return figures


# --- Features ------------------------------------------------------------------------------------


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


def prepare(spark: SparkSession, args: argparse.Namespace) -> Prepared:
    """Everything up to the rows that a network is given."""
    study = load_study()
    read_tables(spark, study, args)
    make_views(spark, study)
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
    features = study["features"]
    # The files' own names end here: one of them may be called "side".
    divided = (
        spark.table("joined")
        .select(
            "_row",
            F.col("_outcome").cast("int").alias("outcome"),
            *(
                F.col(quoted(name)).cast("string").alias(f"t{i}")
                for i, name in enumerate(features["categories"])
            ),
            *(F.col(quoted(name)).alias(f"v{i}") for i, name in enumerate(features["numbers"])),
        )
        .join(spark.table("split"), "_row")
    )
    fields, numerics = fit_fields(divided, study), fit_numerics(divided, study)
    plan = {"fields": [vars(f) for f in fields], "numerics": [vars(n) for n in numerics]}
    write_json(spark, f"{args.out}/plan.json", plan)
    rows = divided
    for field in fields:
        rows = coded(rows, field)
    rows = rows.select(
        "_row",
        "side",
        "outcome",
        *(field.column for field in fields),
        *(column for numeric in numerics for column in number_columns(numeric)),
    )
    return Prepared(study, rows.persist(), fields, numerics)


# --- Writing ---------------------------------------------------------------------------------------


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


def run(main: Any) -> None:
    """Runs a program; what the person can mend is said without a stack."""
    try:
        main()
    except StudyError as error:
        sys.exit(f"\n{error}")


def main() -> None:
    args = arguments(__doc__.splitlines()[0]).parse_args()
    args.joined = True
    prepare(session("Streetlight study"), args)
    print(f"Wrote {args.out}/joined, split, receipt.json and plan.json")


if __name__ == "__main__":
    run(main)
