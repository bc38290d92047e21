"""Tallies a year of public incident records into src/domain/sample/tallies/*.ts.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pandas
    /tmp/venv/bin/python tests/domain/sample/tally.py PATH/Crimes_-_2015.csv.gz
    npx prettier --write src/domain/sample/tallies

Only shares and arrest rates leave this script; no record does.
"""
import sys
from pathlib import Path

import pandas as pd

CODES, PLACES, AREAS, LEAST = 117, 40, 60, 100
OUT = Path(__file__).parents[3] / "src/domain/sample/tallies"
HEAD = ("// Our own tallies of public records (Chicago Data Portal, 2015),\n"
        "// made by tests/domain/sample/tally.py.\n\n")

GROUPS = {
    "THEFT": "theft", "BATTERY": "battery", "CRIMINAL DAMAGE": "damage", "NARCOTICS": "narcotics",
    "OTHER OFFENSE": "other", "ASSAULT": "assault", "DECEPTIVE PRACTICE": "deception",
    "BURGLARY": "burglary", "MOTOR VEHICLE THEFT": "vehicle", "ROBBERY": "robbery",
    "CRIMINAL TRESPASS": "trespass", "WEAPONS VIOLATION": "weapons", "PROSTITUTION": "vice",
    "GAMBLING": "vice", "LIQUOR LAW VIOLATION": "vice", "PUBLIC PEACE VIOLATION": "peace",
    "INTERFERENCE WITH PUBLIC OFFICER": "peace", "OFFENSE INVOLVING CHILDREN": "family",
    "SEX OFFENSE": "family", "CRIM SEXUAL ASSAULT": "family",
}
# Names of the real city that have no place in an invented one.
NEUTRAL = {"CTA ": "TRANSIT ", "CHA ": "PUBLIC HOUSING ", "CITY OF CHICAGO": "CITY"}
SPECIAL = {"0860": "retail", **dict.fromkeys(["0486", "0496", "0497", "0498"], "domestic"),
           **dict.fromkeys(["2820", "2825", "2826"], "telephone")}
MARKETS = {"theft": 0, "retail": 0, "deception": 0, "narcotics": 1, "vice": 1, "weapons": 1, "peace": 1}


def read(path):
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.columns = [name.lower().replace(" ", "_") for name in rows.columns]
    at = pd.to_datetime(rows.date, format="%m/%d/%Y %I:%M:%S %p")
    rows["hour"], rows["month"], rows["weekday"] = at.dt.hour, at.dt.month, at.dt.day_of_week
    rows["y"] = (rows.arrest == "true").astype(int)
    rows["is_domestic"] = (rows.domestic == "true").astype(int)
    for real, plain in NEUTRAL.items():
        for column in ["location_description", "description"]:
            rows[column] = rows[column].str.replace(real, plain)
    return fold(rows)


def fold(rows):
    """Folds rare codes into their type's most common code, rare places into OTHER."""
    size = rows.iucr.map(rows.iucr.value_counts())
    top = rows.assign(size=size).sort_values("size", ascending=False).groupby("primary_type").iucr.first()
    common = set(rows.iucr.value_counts().index[:CODES]) | {
        top[kind] for kind, n in rows.primary_type.value_counts().items() if n >= LEAST}
    rare = ~rows.iucr.isin(common)
    rows.loc[rare, "iucr"] = rows.primary_type[rare].map(top)
    rows = rows[rows.iucr.isin(common)].copy()
    rows["group"] = rows.iucr.map(SPECIAL).fillna(rows.primary_type.map(GROUPS)).fillna("rest")
    places = rows.location_description[rows.location_description != ""].value_counts().index[:PLACES]
    rows.loc[~rows.location_description.isin(places), "location_description"] = "OTHER"
    return rows


def offences(rows):
    def first(column):
        return column.value_counts().index[0]
    codes = rows.groupby("iucr").agg(kind=("primary_type", first), text=("description", first),
        fbi=("fbi_code", first), group=("group", first), n=("y", "size"), rate=("y", "mean"), home=("is_domestic", "mean"))
    lines = [f"{iucr}|{r.kind}|{r.text}|{r.fbi}|{r.group}|{round(1e5 * r.n / len(rows))}|{r.rate:.4f}|{r.home:.3f}"
             for iucr, r in codes.sort_values("n", ascending=False).iterrows()]
    return ("/**\n * IUCR | primary type | description | FBI code | group | incidents in 100,000 | arrest rate |\n * domestic share\n */\n"
            "export const offenceLines = `\n" + "\n".join(lines) + "\n`;\n")


def table(name, doc, frame):
    body = "\n".join(f"{key}: [{', '.join(str(v) for v in row)}]," for key, row in frame.iterrows())
    return f"/** {doc} */\nexport const {name}: Readonly<Record<string, readonly number[]>> = {{\n{body}\n}};\n\n"


def row(name, doc, values):
    return f"/** {doc} */\nexport const {name}: readonly number[] = [{', '.join(str(v) for v in values)}];\n\n"


def mix(rows, column, levels, per=1000):
    counts = pd.crosstab(rows.group, rows[column]).reindex(columns=levels, fill_value=0)
    return (counts.div(counts.sum(axis=1), axis=0) * per).round().astype(int)


def places(rows):
    names = list(rows.location_description.value_counts().index)
    cells = rows.pivot_table(index="group", columns="location_description", values="y", aggfunc=["mean", "size"])
    rates = (cells["mean"][names] * 100).round().where(cells["size"][names] >= LEAST, -1).astype(int)
    listed = ", ".join(f"'{name}'" for name in names)
    overall = rows.groupby("location_description").y.mean().round(4)[names]
    return (f"/** Where incidents happen, most common first. */\nexport const placeNames: readonly string[] = [{listed}];\n\n"
            + row("placeRates", "Arrest rate by place.", overall)
            + table("placeMix", "Incidents in 1,000 of each offence group, by place.", mix(rows, "location_description", names))
            + table("placeGroupRates", f"Arrests in 100 by group and place; -1 for fewer than {LEAST} incidents.", rates))


def times(rows):
    def rate(column):
        return rows.groupby(column).y.mean().round(4)
    return (table("hourMix", "Incidents in 1,000 of each offence group, by hour.", mix(rows, "hour", range(24)))
            + row("hourRates", "Arrest rate by hour.", rate("hour"))
            + row("monthMix", "Share of incidents by month.", rows.month.value_counts(normalize=True).sort_index().round(4))
            + row("monthRates", "Arrest rate by month.", rate("month"))
            + row("weekdayMix", "Share of incidents by day of the week, Monday first.", rows.weekday.value_counts(normalize=True).sort_index().round(4))
            + table("domesticRates", "Arrest rate by group: not domestic, domestic (-1 for few incidents).",
                    rows.pivot_table(index="group", columns="is_domestic", values="y", aggfunc=lambda y: y.mean() if len(y) >= LEAST else -1).fillna(-1).round(4)))


def areas(rows):
    rows = rows[~rows.community_area.isin(["", "0"])]
    rows = rows.assign(market=rows.group.map(MARKETS).fillna(2).astype(int))
    counts = pd.crosstab(rows.community_area, rows.market)
    counts = counts.loc[rows.community_area.value_counts().index[:AREAS]]
    shares = (counts / counts.sum() * 1e4).round().astype(int)
    shares["rate"] = rows.groupby("community_area").y.mean().round(4)
    shares = shares.loc[(counts[1] / counts.sum(axis=1)).sort_values().index]
    body = "\n".join(f"[{int(r[0])}, {int(r[1])}, {int(r[2])}, {r['rate']}]," for _, r in shares.iterrows())
    return ("/**\n * Areas without names, from the least to the most drug and weapon offences: incidents in 10,000 of\n"
            " * theft and deception, of drugs, vice, weapons and public peace, of all else; then the arrest rate.\n */\n"
            f"export const areaTallies: readonly (readonly [number, number, number, number])[] = [\n{body}\n];\n")


rows = read(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)
for make in [offences, places, times, areas]:
    (OUT / f"{make.__name__}.ts").write_text(HEAD + make(rows))
