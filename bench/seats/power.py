"""Swings of every player in a game of two rules by generating functions, as one writes it in Python.

Reads {"weights", "quota", "states", "orStates"} on stdin; prints the swings and the seconds it took, first with
lists and dictionaries alone, then with NumPy. Counts stay below 2^53, so that NumPy's whole numbers are exact.
"""

import json
import sys
import time

import numpy


def wins(game, weight, states):
    return (weight >= game["quota"] and states >= game["states"]) or states >= game["orStates"]


def with_dictionaries(game):
    swings = []
    for player, own in enumerate(game["weights"]):
        counts = {(0, 0): 1}
        for other, weight in enumerate(game["weights"]):
            if other == player:
                continue
            for (total, states), count in list(counts.items()):
                key = (total + weight, states + 1)
                counts[key] = counts.get(key, 0) + count
        swings.append(
            sum(
                count
                for (total, states), count in counts.items()
                if not wins(game, total, states) and wins(game, total + own, states + 1)
            )
        )
    return swings


def with_numpy(game):
    weights = game["weights"]
    size, total = len(weights), sum(weights)
    at_weight = numpy.arange(total + 1)[None, :]
    at_states = numpy.arange(size + 1)[:, None]

    def winning(weight, states):
        return ((weight >= game["quota"]) & (states >= game["states"])) | (states >= game["orStates"])

    swings = []
    for player, own in enumerate(weights):
        counts = numpy.zeros((size + 1, total + 1), dtype=numpy.int64)
        counts[0, 0] = 1
        for other, weight in enumerate(weights):
            if other != player:
                counts[1:, weight:] += counts[:-1, : total + 1 - weight].copy()
        swing = ~winning(at_weight, at_states) & winning(at_weight + own, at_states + 1)
        swings.append(int(counts[swing].sum()))
    return swings


def timed(count, game):
    started = time.perf_counter()
    swings = count(game)
    return {"swings": swings, "seconds": time.perf_counter() - started}


game = json.load(sys.stdin)
print(json.dumps({"lists": timed(with_dictionaries, game), "numpy": timed(with_numpy, game)}))
