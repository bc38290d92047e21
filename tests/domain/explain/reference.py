"""Makes reference.json: scikit-learn's permutation importance and partial dependence, and Shapley
values by enumerating every coalition, of one small model that `model.ts` writes in TypeScript.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install numpy scipy scikit-learn
    /tmp/venv/bin/python tests/domain/explain/reference.py
"""
import json
from itertools import combinations
from math import factorial
from pathlib import Path

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.inspection import partial_dependence, permutation_importance

TABLE = np.array([-1.0, 0.5, 1.5, -0.25])


class Model(ClassifierMixin, BaseEstimator):
    """Columns: a code, then three numbers of which the last two act together, and one unused."""

    classes_ = np.array([0, 1])

    def fit(self, X, y):
        self.fitted_ = True
        return self

    def logits(self, X):
        return TABLE[X[:, 0].astype(int)] + 0.75 * X[:, 1] - 1.25 * X[:, 2] * X[:, 3] - 0.5

    def predict_proba(self, X):
        p = 1 / (1 + np.exp(-self.logits(X)))
        return np.column_stack([1 - p, p])


def rows_of(seed, rows):
    """Numbers are quarters, so that 32-bit floats hold them."""
    rng = np.random.default_rng(seed)
    codes = rng.integers(4, size=rows)
    numbers = np.round(rng.normal(size=(rows, 4)) * 2).clip(-4, 4) / 4
    return np.column_stack([codes, numbers]).astype(float)


def shapley(model, row, background):
    """Every coalition of the four groups; a coalition's worth is the mean log-odds over the background."""
    players = [[0], [1], [2, 3], [4]]

    def worth(coalition):
        rows = background.copy()
        for player in coalition:
            rows[:, players[player]] = row[players[player]]
        return model.logits(rows).mean()

    n = len(players)
    values = []
    for player in range(n):
        others = [p for p in range(n) if p != player]
        values.append(sum(
            factorial(k) * factorial(n - k - 1) / factorial(n) * (worth((*c, player)) - worth(c))
            for k in range(n) for c in combinations(others, k)
        ))
    return {"base": worth(()), "logit": float(model.logits(row[None])[0]), "values": values}


X = rows_of(1, 500)
model = Model().fit(X, None)
y = (np.random.default_rng(2).random(500) < model.predict_proba(X)[:, 1]).astype(int)
importance = permutation_importance(model, X, y, scoring="roc_auc", n_repeats=400, random_state=1)
one = partial_dependence(model, X, [0], kind="both", method="brute", response_method="predict_proba")
two = partial_dependence(
    model, X, [0, 1], kind="average", method="brute", response_method="predict_proba"
)
made = {
    "codes": X[:, 0].astype(int).tolist(),
    "numbers": X[:, 1:].tolist(),
    "outcomes": y.tolist(),
    "importance": {
        "drops": importance.importances_mean.tolist(),
        "deviations": importance.importances_std.tolist(),
    },
    "dependence": {
        "codes": one["values"][0].tolist(),
        "mean": one["average"][0].tolist(),
        "firstRows": one["individual"][0][:3].tolist(),
    },
    "dependence2": {
        "codes": two["values"][0].tolist(),
        "numbers": two["values"][1].tolist(),
        "mean": two["average"][0].tolist(),
    },
    "shapley": [shapley(model, X[i], X[:64]) for i in (70, 71, 72)],
}
Path(__file__).with_name("reference.json").write_text(json.dumps(made) + "\n")
