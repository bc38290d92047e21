"""The figures and curves of `performanceOf` by scikit-learn and numpy; prints
milliseconds of processor time as JSON.

DeLong's interval, which scikit-learn lacks, is left out; H2O's criteria and the gains table are
vectorised over one cumulative sum, as a person who knows numpy would write them.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    log_loss,
    precision_recall_curve,
    roc_auc_score,
    roc_curve,
)


def figures(scores, outcomes):
    roc_auc_score(outcomes, scores)
    fpr, tpr, thresholds = roc_curve(outcomes, scores, drop_intermediate=False)
    precision_recall_curve(outcomes, scores)
    average_precision_score(outcomes, scores)
    log_loss(outcomes, scores)
    brier_score_loss(outcomes, scores)
    calibration_curve(outcomes, scores, n_bins=10, strategy="uniform")
    calibration_curve(outcomes, scores, n_bins=10, strategy="quantile")
    criteria(fpr, tpr, thresholds, outcomes)
    gains(scores, outcomes)


def criteria(fpr, tpr, thresholds, outcomes):
    arrests = outcomes.sum()
    others = len(outcomes) - arrests
    tp, fp = tpr[1:] * arrests, fpr[1:] * others
    fn, tn = arrests - tp, others - fp
    for beta in (1, 2, 0.5):
        np.argmax((1 + beta**2) * tp / ((1 + beta**2) * tp + beta**2 * fn + fp))
    margins = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    mcc = np.divide(tp * tn - fp * fn, np.sqrt(margins), where=margins > 0, out=np.zeros_like(tp))
    for values in (
        (tp + tn) / len(outcomes),
        tp / (tp + fp),
        tp / arrests,
        tn / others,
        np.abs(mcc),
        np.minimum(tp / arrests, tn / others),
        (tp / arrests + tn / others) / 2,
    ):
        thresholds[1:][np.argmax(values)]


def gains(scores, outcomes):
    edges = np.quantile(scores, np.arange(1, 20) / 20)
    group = np.searchsorted(edges, scores)
    np.bincount(group, weights=outcomes), np.bincount(group, weights=scores)


if __name__ == "__main__":
    folder, turns = Path(sys.argv[1]), int(sys.argv[2])
    scores = np.fromfile(folder / "scores.f32", dtype=np.float32)
    outcomes = np.fromfile(folder / "outcomes.u8", dtype=np.uint8).astype(np.int64)
    figures(scores, outcomes)
    least = float("inf")
    for _ in range(turns):
        start = time.process_time()
        figures(scores, outcomes)
        least = min(least, time.process_time() - start)
    print(json.dumps({"ms": 1000 * least, "version": sklearn.__version__}))
