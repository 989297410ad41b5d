"""Exact expected whole percentages in NumPy, two ways: binom.pmf station by station, as people write it, and with a
table of log factorials, as it can be made fast. Reads rows of four counts: V, G, R, L."""
import sys
import time

import numpy as np
from scipy.special import gammaln
from scipy.stats import binom

data = np.loadtxt(sys.stdin, dtype=np.int64)
V, G, R, L = data.T
whole = {}


def integers(n):
    """Counts of n that are within 0.05 points of a whole percentage."""
    if n not in whole:
        k = np.arange(n + 1)
        over = (100 * k) % n
        whole[n] = k[1000 * np.minimum(over, n - over) <= 50 * n]
    return whole[n]


def plain(k, n):
    return binom.pmf(integers(n), n, k / n).sum() if 0 < k < n else 1.0


log_factorial = gammaln(np.arange(max(V.max(), R.max()) + 2) + 1.0)


def tabled(k, n):
    if not 0 < k < n:
        return 1.0
    j = integers(n)
    p = k / n
    return np.exp(
        log_factorial[n] - log_factorial[j] - log_factorial[n - j] + j * np.log(p) + (n - j) * np.log1p(-p)
    ).sum()


def run(chance):
    started = time.process_time()
    t = np.array([chance(k, n) for k, n in zip(G, V)])
    s = np.array([chance(k, n) for k, n in zip(L, R)])
    return (t + s - t * s).sum(), time.process_time() - started


started = time.process_time()
for n in np.unique(np.concatenate([V, R])):
    integers(n)
setup = time.process_time() - started
for chance in (plain, tabled):
    expected, seconds = run(chance)
    print(expected, seconds + setup)
