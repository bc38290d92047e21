"""Trains the bench's network in PyTorch on the bench's rows and prints its samples a second as JSON.

One argument: JSON with the file of rows (codes as uint16, then numbers as float32, then outcomes as
bytes), the counts that shape them, and the network. Every batch is taken as a slice, the cheapest way.
"""

import json
import sys
import time

import numpy
import torch
from torch import nn


class Network(nn.Module):
    def __init__(self, vocabulary, numbers, hidden, dropout):
        super().__init__()
        self.table = nn.EmbeddingBag(vocabulary, hidden[0], mode="sum")
        self.numeric = nn.Linear(numbers, hidden[0])
        layers = []
        for below, units in zip(hidden, hidden[1:]):
            layers += [nn.ReLU(), nn.Dropout(dropout), nn.Linear(below, units)]
        layers += [nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden[-1], 1)]
        self.above = nn.Sequential(*[l for l in layers if dropout > 0 or not isinstance(l, nn.Dropout)])

    def forward(self, codes, values):
        return self.above(self.table(codes) + self.numeric(values)).squeeze(1)


def read(file, rows, fields, numbers):
    data = open(file, "rb").read()
    codes_end = 2 * rows * fields
    values_end = codes_end + 4 * rows * numbers
    codes = numpy.frombuffer(data[:codes_end], numpy.uint16).reshape(rows, fields)
    values = numpy.frombuffer(data[codes_end:values_end], numpy.float32).reshape(rows, numbers)
    outcomes = numpy.frombuffer(data[values_end:], numpy.uint8)
    # One code of every field: int64 is what EmbeddingBag takes fastest.
    return [torch.from_numpy(a.astype(t)) for a, t in ((codes, "int64"), (values, "float32"), (outcomes, "float32"))]


def main(file, rows, fields, numbers, vocabulary, hidden, dropout, batch, threads, rounds, device):
    if device == "cuda" and not torch.cuda.is_available():
        sys.exit("this PyTorch has no CUDA device")
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    codes, values, outcomes = [t.to(device) for t in read(file, rows, fields, numbers)]
    network = Network(vocabulary, numbers, hidden, dropout).to(device)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    loss_of = nn.BCEWithLogitsLoss()
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for at in range(0, rows, batch):
            optimizer.zero_grad()
            logits = network(codes[at : at + batch], values[at : at + batch])
            loss_of(logits, outcomes[at : at + batch]).backward()
            optimizer.step()
        if device == "cuda":
            torch.cuda.synchronize()
        best = min(best, time.perf_counter() - start)
    print(json.dumps({"samplesPerSecond": rows / best, "version": torch.__version__}))


main(**json.loads(sys.argv[1]))
