"""Weeks carry over to the next: sums of squares and products under slow plus independent errors.

Errors of the weeks are e = s + w: s is a first-order autoregression over all weeks with variance r and carry-over
phi, w is independent with variances d, all in units of one value's variance. With A the precision matrix of s
(tridiagonal) and D = diag(d), the covariance V = D + r K has, by Woodbury's identity and the determinant lemma,

    V^-1 = D^-1 - D^-1 P^-1 D^-1,   |V| = |D| |P| |r K|,   P = A / r + D^-1,   |K| = (1 - phi^2)^(T-1)

A week without entries has D^-1 = 0. P is tridiagonal, so a factorisation costs T steps (LAPACK dpttrf, dpttrs).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import dpttrf, dpttrs

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import Bins


@dataclass(frozen=True, slots=True)
class Grid:
    """G pairs of carry-over `phi` and variance `ratio` of slow to independent errors, with prior weights."""

    phi: Floats
    ratio: Floats
    log_weight: Floats


def make_grid(phis: tuple[tuple[float, float], ...], ratios: tuple[tuple[float, float], ...]) -> Grid:
    """All pairs of (carry-over, weight) and (ratio, weight)."""
    pairs = [(phi, ratio, one * other) for phi, one in phis for ratio, other in ratios]
    phi, ratio, weight = np.array(pairs).T
    return Grid(phi, ratio, np.log(weight / weight.sum()))


@dataclass(frozen=True, slots=True)
class Products:
    """For each pair of the grid: C'V^-1 C (G, q, q) of the columns C (n, q), and log |V| (G,)."""

    products: Floats
    log_determinant: Floats


def weigh(columns: Floats, bins: Bins, variance: Floats, grid: Grid) -> Products:
    """Sums of products of columns (n, q) under each pair of the grid; `variance` (n,) is d above."""
    total = bins.total
    precision = np.zeros(total)
    precision[bins.slot] = 1 / variance
    spread = np.zeros((total, columns.shape[1]), order="F")
    spread[bins.slot] = columns / variance[:, None]
    plain = columns.T @ spread[bins.slot]
    products = np.empty((len(grid.phi), *plain.shape))
    determinant = np.full(len(grid.phi), float(np.log(variance).sum()))
    for g, (phi, ratio) in enumerate(zip(grid.phi.tolist(), grid.ratio.tolist(), strict=True)):
        inner, beside = _autoregression(total, phi)
        diagonal, factor, _ = dpttrf(inner / ratio + precision, beside / ratio)
        solved, _ = dpttrs(diagonal, factor, spread)
        products[g] = plain - spread.T @ solved
        determinant[g] += np.log(diagonal).sum() + total * np.log(ratio) + (total - 1) * np.log1p(-phi * phi)
    return Products(products, determinant)


def _autoregression(total: int, phi: float) -> tuple[Floats, Floats]:
    """Diagonal (T,) and second diagonal (T-1,) of the precision of a stationary AR(1) with variance 1."""
    scale = 1 / (1 - phi * phi)
    diagonal = np.full(total, (1 + phi * phi) * scale)
    diagonal[[0, -1]] = scale
    return diagonal, np.full(total - 1, -phi * scale)
