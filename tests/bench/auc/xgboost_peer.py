"""Boosts trees on the rows of a study and writes its scores of the hold-out.

One argument: JSON with the files of rows (codes as uint16, then numbers as float32, then outcomes as
bytes), what shapes them, and where to write. 300 rounds of depth 8; a category's code is its place by
frequency, which is how trees are usually given columns of many levels.
"""

import json
import sys

import numpy
import xgboost


def read(file, rows, fields, numbers, offsets):
    data = open(file, "rb").read()
    codes_end = 2 * rows * fields
    values_end = codes_end + 4 * rows * numbers
    codes = numpy.frombuffer(data[:codes_end], numpy.uint16).reshape(rows, fields)
    values = numpy.frombuffer(data[codes_end:values_end], numpy.float32).reshape(rows, numbers)
    outcomes = numpy.frombuffer(data[values_end:], numpy.uint8)
    local = codes.astype(numpy.float32) - numpy.array(offsets, numpy.float32)
    return numpy.hstack([local, values]), outcomes


if __name__ == "__main__":
    order = json.loads(sys.argv[1])
    shape = (order["fields"], order["numbers"], order["offsets"])
    rows, outcomes = read(order["train"]["file"], order["train"]["rows"], *shape)
    trees = xgboost.train(
        {"objective": "binary:logistic", "max_depth": 8, "eta": 0.1, "tree_method": "hist", "seed": 1},
        xgboost.QuantileDMatrix(rows, outcomes),
        num_boost_round=300,
    )
    rows, _ = read(order["holdout"]["file"], order["holdout"]["rows"], *shape)
    trees.predict(xgboost.DMatrix(rows)).astype(numpy.float32).tofile(order["scores"])
    print(json.dumps({"version": xgboost.__version__}))
