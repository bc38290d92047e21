"""Makes reference.json: figures from scikit-learn, scipy and a plain numpy DeLong (all pairs).

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install numpy scipy scikit-learn
    /tmp/venv/bin/python tests/domain/metrics/reference.py
"""
import json
from pathlib import Path

import numpy as np
from scipy.stats import norm
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score, roc_curve


def components(scores, outcomes):
    """Structural components by comparing every arrest with every non-arrest."""
    x, y = scores[outcomes == 1], scores[outcomes == 0]
    wins = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    return wins.mean(axis=1), wins.mean(axis=0)


def delong(a, b, outcomes):
    (a10, a01), (b10, b01) = components(a, outcomes), components(b, outcomes)
    s = np.cov([a10, b10]) / len(a10) + np.cov([a01, b01]) / len(a01)
    difference = a10.mean() - b10.mean()
    error = np.sqrt(s[0, 0] + s[1, 1] - 2 * s[0, 1])
    z = difference / error
    reach = norm.ppf(0.975) * error
    return {
        "standardErrorA": np.sqrt(s[0, 0]),
        "difference": difference,
        "low": difference - reach,
        "high": difference + reach,
        "z": z,
        "p": 2 * norm.sf(abs(z)),
    }


def case(seed, rows, digits):
    rng = np.random.default_rng(seed)
    outcomes = (rng.random(rows) < 0.28).astype(int)
    signal = rng.normal(size=rows) + 1.2 * outcomes
    a = np.round(1 / (1 + np.exp(-signal)), digits)
    b = np.round(1 / (1 + np.exp(-signal - 0.8 * rng.normal(size=rows))), digits)
    fpr, tpr, thresholds = roc_curve(outcomes, a, drop_intermediate=False)
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "outcomes": outcomes.tolist(),
        "auc": roc_auc_score(outcomes, a),
        "logLoss": log_loss(outcomes, np.clip(a, 1e-7, 1 - 1e-7)),
        "brier": brier_score_loss(outcomes, a),
        "delong": delong(a, b, outcomes),
        "roc": [fpr.tolist(), tpr.tolist(), thresholds[1:].tolist()] if rows <= 200 else None,
    }


points = [-37, -8, -3.5, -3, -2.999, -1.96, -1, -0.1, 0, 0.5, 1.6448536269514722, 2.5, 3, 6, 9]
shares = [1e-300, 1e-12, 1e-4, 0.001, 0.025, 0.2, 0.5, 0.7, 0.975, 0.99865, 0.9999]
reference = {
    "cases": [case(1, 200, 1), case(2, 120, 2), case(3, 600, 2), case(4, 400, 6)],
    "normal": {
        "cdf": [[x, norm.cdf(x)] for x in points],
        "quantile": [[p, norm.ppf(p)] for p in shares],
    },
}
Path(__file__).with_name("reference.json").write_text(json.dumps(reference) + "\n")
