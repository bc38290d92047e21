"""XGBoost on the rows of the trees' bench: one JSON argument in, one JSON object out.

Categories go in as their codes, most frequent first, since that is all that the rows say.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import xgboost
from sklearn.metrics import roc_auc_score

order = json.loads(sys.argv[1])
fields, numbers = order["fields"], order["numbers"]


def read(side):
    rows = order[side]
    data = (Path(order["folder"]) / f"{side}.bin").read_bytes()
    values_at = 2 * rows * fields
    outcomes_at = values_at + 4 * rows * numbers
    codes = np.frombuffer(data[:values_at], np.uint16).reshape(rows, fields)
    values = np.frombuffer(data[values_at:outcomes_at], np.float32).reshape(rows, numbers)
    columns = np.hstack([codes.astype(np.float32), values])
    return columns, np.frombuffer(data[outcomes_at:], np.uint8)


train, holdout = read("train"), read("holdout")
settings = {
    "objective": "binary:logistic",
    "max_depth": order["depth"],
    "eta": 0.1,
    "tree_method": "hist",
    "nthread": 1,
    "seed": 1,
}
started = time.perf_counter()
model = xgboost.train(settings, xgboost.DMatrix(*train), order["rounds"])
seconds = time.perf_counter() - started
scores = model.predict(xgboost.DMatrix(holdout[0]))
print(
    json.dumps(
        {
            "seconds": seconds,
            "auc": float(roc_auc_score(holdout[1], scores)),
            "version": xgboost.__version__,
        }
    )
)
