"""Trains a network of a given shape in Python and prints its samples a second as JSON.

Rows are random: speed depends on their shape only. One category of each of FIELDS fields is on,
as in the example's 17 categorical columns, so a row has FIELDS non-zeros among `inputs`.
"""

import json
import sys
import time

FIELDS = 17
ROWS = 65_536


def torch_peer(hidden, batch, inputs):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(1)
    first = nn.EmbeddingBag(inputs, hidden[0], mode="sum")
    layers = [nn.ReLU(), nn.Dropout(0.2)]
    for a, b in zip(hidden, hidden[1:]):
        layers += [nn.Linear(a, b), nn.ReLU(), nn.Dropout(0.2)]
    net = nn.Sequential(first, *layers, nn.Linear(hidden[-1], 1))
    optimizer = torch.optim.Adam(net.parameters(), lr=2e-3, weight_decay=1e-4)
    loss_of = nn.BCEWithLogitsLoss()
    codes = torch.randint(inputs, (ROWS, FIELDS))
    outcomes = (torch.rand(ROWS, 1) < 0.28).float()

    def epoch():
        for at in range(0, ROWS, batch):
            optimizer.zero_grad()
            loss_of(net(codes[at : at + batch]), outcomes[at : at + batch]).backward()
            optimizer.step()

    square = torch.rand(512, 512)
    return timed(epoch), torch.__version__, gflops(lambda: square @ square)


def sklearn_peer(hidden, batch, inputs):
    import numpy
    import scipy.sparse
    import sklearn
    from sklearn.neural_network import MLPClassifier

    random = numpy.random.default_rng(1)
    columns = random.integers(inputs, size=ROWS * FIELDS)
    starts = numpy.arange(0, ROWS * FIELDS + 1, FIELDS)
    ones = numpy.ones(ROWS * FIELDS, dtype=numpy.float32)
    rows = scipy.sparse.csr_matrix((ones, columns, starts), shape=(ROWS, inputs))
    outcomes = (random.random(ROWS) < 0.28).astype(int)
    net = MLPClassifier(tuple(hidden), batch_size=batch, alpha=1e-4, shuffle=False)
    square = random.random((512, 512), dtype=numpy.float32)
    rate = timed(lambda: net.partial_fit(rows, outcomes, classes=[0, 1]))
    return rate, sklearn.__version__, gflops(lambda: square @ square)


def timed(epoch):
    """Samples a second over an epoch, the best of three after one to warm up."""
    epoch()
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        epoch()
        best = min(best, time.perf_counter() - start)
    return ROWS / best


def gflops(multiply):
    """Billions of operations a second in a 512 x 512 product: a slow BLAS makes a weak peer."""
    multiply()
    start = time.perf_counter()
    for _ in range(10):
        multiply()
    return 10 * 2 * 512**3 / (time.perf_counter() - start) / 1e9


if __name__ == "__main__":
    peer, shape = sys.argv[1], json.loads(sys.argv[2])
    rate, version, speed = {"torch": torch_peer, "sklearn": sklearn_peer}[peer](**shape)
    print(json.dumps({"samplesPerSecond": rate, "version": version, "gflops": speed}))
