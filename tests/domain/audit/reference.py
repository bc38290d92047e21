"""Makes reference.json: groups, resampled blocks and single columns by scikit-learn, scipy and numpy.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install numpy scipy scikit-learn
    /tmp/venv/bin/python tests/domain/audit/reference.py
"""
import json
import sys
from pathlib import Path

import numpy as np
from scipy.stats import binomtest, norm
from sklearn.metrics import roc_auc_score

sys.path.insert(0, str(Path(__file__).parents[1] / "metrics"))
from reference import components  # noqa: E402


def wilson(hits, rows):
    interval = binomtest(int(hits), int(rows)).proportion_ci(0.95, "wilson")
    return [hits / rows, interval.low, interval.high]


def group_figures(scores, outcomes, threshold):
    v10, v01 = components(scores, outcomes)
    called = scores >= threshold
    gap = scores - outcomes
    reach = norm.ppf(0.975) * gap.std(ddof=1) / np.sqrt(len(gap))
    return {
        "rows": len(scores),
        "arrests": int(outcomes.sum()),
        "auc": roc_auc_score(outcomes, scores),
        "standardError": np.sqrt(v10.var(ddof=1) / len(v10) + v01.var(ddof=1) / len(v01)),
        "gap": [gap.mean(), gap.mean() - reach, gap.mean() + reach],
        "falsePositiveRate": wilson(called[outcomes == 0].sum(), (outcomes == 0).sum()),
        "falseNegativeRate": wilson((~called)[outcomes == 1].sum(), (outcomes == 1).sum()),
        "selectionRate": wilson(called.sum(), len(called)),
    }


def rows_of(seed, rows):
    rng = np.random.default_rng(seed)
    group = rng.choice(5, rows, p=[0.4, 0.3, 0.15, 0.1, 0.05])
    outcomes = (rng.random(rows) < 0.15 + 0.1 * group).astype(int)
    signal = rng.normal(size=rows) + (0.4 + 0.4 * group) * outcomes - 0.5
    scores = np.round(1 / (1 + np.exp(-signal)), 2)
    return rng, scores, outcomes, group


def groups():
    _, scores, outcomes, group = rows_of(1, 600)
    of = lambda g: group_figures(scores[group == g], outcomes[group == g], 0.5)
    return {
        "scores": scores.tolist(),
        "outcomes": outcomes.tolist(),
        "group": group.tolist(),
        "threshold": 0.5,
        "figures": [of(g) for g in range(5)],
    }


def blocks():
    """The AUC of rows that stand so many times over as their block was drawn."""
    rng, scores, outcomes, block = rows_of(2, 400)
    draws = [np.bincount(rng.integers(5, size=5), minlength=5) for _ in range(6)]
    return {
        "scores": scores.tolist(),
        "outcomes": outcomes.tolist(),
        "block": block.tolist(),
        "draws": [d.tolist() for d in draws],
        "aucs": [roc_auc_score(outcomes, scores, sample_weight=d[block]) for d in draws],
        "quantiles": [np.quantile(np.sort(scores), q) for q in (0.025, 0.4, 0.975)],
    }


def column(strength=20):
    """Out-of-fold smoothed rates of a column's levels; the AUC of each fold, averaged."""
    rng = np.random.default_rng(3)
    codes = rng.integers(30, size=900)
    outcomes = (rng.random(900) < rng.random(30)[codes]).astype(int)
    fold = rng.integers(5, size=900)
    aucs = []
    for f in range(5):
        inside, outside = fold == f, fold != f
        prior = outcomes[outside].mean()
        rate = [
            (outcomes[outside & (codes == c)].sum() + strength * prior)
            / ((outside & (codes == c)).sum() + strength)
            for c in range(30)
        ]
        aucs.append(roc_auc_score(outcomes[inside], np.array(rate)[codes[inside]]))
    return {
        "codes": codes.tolist(),
        "outcomes": outcomes.tolist(),
        "fold": fold.tolist(),
        "strength": strength,
        "auc": np.mean(aucs),
    }


def drift():
    before, after = np.array([120, 300, 45, 0, 80]), np.array([90, 310, 20, 6, 140])
    p, q = (before + 0.5) / (before + 0.5).sum(), (after + 0.5) / (after + 0.5).sum()
    return {
        "before": before.tolist(),
        "after": after.tolist(),
        "index": ((q - p) * np.log(q / p)).sum(),
    }


if __name__ == "__main__":
    made = {"groups": groups(), "blocks": blocks(), "column": column(), "drift": drift()}
    Path(__file__).with_name("reference.json").write_text(json.dumps(made) + "\n")
