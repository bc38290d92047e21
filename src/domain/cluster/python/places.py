"""The outline around each position, for a study whose incidents find their area by where they lie."""

from __future__ import annotations

import json
from typing import Any, Iterator

from pyspark.sql import SparkSession

from project import HERE


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
