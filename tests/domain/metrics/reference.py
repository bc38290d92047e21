"""Makes reference.json: figures from scikit-learn, scipy and a plain numpy DeLong (all pairs).

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install numpy scipy scikit-learn
    /tmp/venv/bin/python tests/domain/metrics/reference.py
"""
import json
from pathlib import Path

import numpy as np
from scipy.stats import norm
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    fbeta_score,
    log_loss,
    matthews_corrcoef,
    precision_recall_curve,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)


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


def at_threshold(scores, outcomes, threshold):
    """Every figure of the confusion matrix; scores equal to the threshold are called arrests."""
    called = (scores >= threshold).astype(int)
    (tn, fp), (fn, tp) = confusion_matrix(outcomes, called, labels=[0, 1])
    return {
        "threshold": threshold,
        "confusion": [int(tp), int(fp), int(fn), int(tn)],
        "accuracy": accuracy_score(outcomes, called),
        "precision": precision_score(outcomes, called),
        "recall": recall_score(outcomes, called),
        "specificity": recall_score(1 - outcomes, 1 - called),
        "f1": f1_score(outcomes, called),
        "f2": fbeta_score(outcomes, called, beta=2),
        "f0point5": fbeta_score(outcomes, called, beta=0.5),
        "mcc": matthews_corrcoef(outcomes, called),
        "meanPerClassError": 1 - balanced_accuracy_score(outcomes, called),
        "selected": called.mean(),
    }


def max_criteria(scores, outcomes):
    """H2O's criteria by trying every distinct score; of equals the highest threshold."""
    tried = [at_threshold(scores, outcomes, t) for t in np.unique(scores)[::-1]]
    for one in tried:
        one["absolute_mcc"] = abs(one["mcc"])
        one["min_per_class_accuracy"] = min(one["recall"], one["specificity"])
        one["mean_per_class_accuracy"] = 1 - one["meanPerClassError"]
    names = ["f1", "f2", "f0point5", "accuracy", "precision", "recall", "specificity"]
    names += ["absolute_mcc", "min_per_class_accuracy", "mean_per_class_accuracy"]
    best = {}
    for name in names:
        values = np.round([one[name] for one in tried], 12)
        best[name] = [tried[int(np.argmax(values))]["threshold"], values.max()]
    return best


def gains(scores, outcomes, groups):
    """Group k from the top ends with the score that completes k / groups of the rows."""
    rows = len(scores)
    falling = np.sort(scores)[::-1]
    edges = sorted({falling[-(-k * rows // groups) - 1] for k in range(1, groups + 1)})[::-1]
    table, above = [], np.inf
    for edge in edges:
        inside = (scores >= edge) & (scores < above)
        upto = scores >= edge
        table.append([
            edge,
            int(inside.sum()),
            int(outcomes[inside].sum()),
            outcomes[inside].mean() / outcomes.mean(),
            outcomes[upto].mean() / outcomes.mean(),
            outcomes[upto].sum() / outcomes.sum(),
            scores[upto].mean(),
            outcomes[upto].sum() / outcomes.sum() - (1 - outcomes)[upto].sum() / (1 - outcomes).sum(),
        ])
        above = edge
    return table


def mass_bins(scores, outcomes, bins):
    """Rows binned at the k / bins quantiles (inverse of the empirical distribution), ties together."""
    edges = np.unique(np.quantile(scores, np.arange(1, bins) / bins, method="inverted_cdf"))
    ids = np.searchsorted(edges, scores)
    return [
        [int((ids == i).sum()), scores[ids == i].mean(), outcomes[ids == i].mean()]
        for i in np.unique(ids)
    ]


def calibration(scores, outcomes):
    observed, predicted = calibration_curve(outcomes, scores, n_bins=10, strategy="uniform")
    sizes = np.histogram(np.ceil(np.round(scores * 10, 9)).clip(1), bins=np.arange(0.5, 11))[0]
    mass = mass_bins(scores, outcomes, 10)
    weigh = lambda bins: sum(n * abs(p - o) for n, p, o in bins) / len(scores)
    wide = [[int(n), p, o] for n, p, o in zip(sizes[sizes > 0], predicted, observed)]
    return {"width": wide, "widthError": weigh(wide), "mass": mass, "massError": weigh(mass)}


def recalibration(scores, outcomes):
    """Isotonic regression by scikit-learn, the temperature by scipy's search."""
    grid = np.linspace(0, 1, 41)
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(scores, outcomes)
    z = logit(np.clip(scores, 1e-7, 1 - 1e-7))
    loss = lambda log_t: np.mean(np.logaddexp(0, z / np.exp(log_t)) - outcomes * z / np.exp(log_t))
    found = minimize_scalar(loss, bounds=(-3, 3), method="bounded", options={"xatol": 1e-12})
    temperature = float(np.exp(found.x))
    return {
        "isotonic": [grid.tolist(), isotonic.predict(grid).tolist()],
        "fitted": isotonic.predict(scores).tolist() if len(scores) <= 200 else None,
        "temperature": temperature,
        "tempered": expit(logit(np.clip(grid, 1e-7, 1 - 1e-7)) / temperature).tolist(),
        "temperedLoss": float(found.fun),
    }


def curve(scores, outcomes):
    """scikit-learn's curve runs from the lowest threshold up and ends at an invented point."""
    precision, recall, thresholds = precision_recall_curve(outcomes, scores)
    return [recall[-2::-1].tolist(), precision[-2::-1].tolist(), thresholds[::-1].tolist()]


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
        "averagePrecision": average_precision_score(outcomes, a),
        "precisionRecall": curve(a, outcomes) if rows <= 200 else None,
        "thresholds": [at_threshold(a, outcomes, t) for t in [0.15, 0.3, 0.5, 0.62, 0.8]],
        "maxCriteria": max_criteria(a, outcomes),
        "gains": gains(a, outcomes, 20),
        "calibration": calibration(a, outcomes),
        "recalibration": recalibration(a, outcomes),
        "roc": [fpr.tolist(), tpr.tolist(), thresholds[1:].tolist()] if rows <= 200 else None,
    }


POINTS = [-37, -8, -3.5, -3, -2.999, -1.96, -1, -0.1, 0, 0.5, 1.6448536269514722, 2.5, 3, 6, 9]
SHARES = [1e-300, 1e-12, 1e-4, 0.001, 0.025, 0.2, 0.5, 0.7, 0.975, 0.99865, 0.9999]

if __name__ == "__main__":
    reference = {
        "cases": [case(1, 200, 1), case(2, 120, 2), case(3, 600, 2), case(4, 400, 6)],
        "normal": {
            "cdf": [[x, norm.cdf(x)] for x in POINTS],
            "quantile": [[p, norm.ppf(p)] for p in SHARES],
        },
    }
    Path(__file__).with_name("reference.json").write_text(json.dumps(reference) + "\n")
