# Computes reference.json with mpmath 1.3, numpy 2.4 and scipy 1.17, by other means than the TypeScript: run `python3 reference.py > reference.json`.
import json
import math
from itertools import combinations

import numpy as np
from mpmath import betainc, erfc, exp, findroot, gammainc, inf, log, loggamma, mp, mpf, quad, sqrt
from scipy import integrate, optimize, special, stats

mp.dps = 40
out = {"source": "mpmath 1.3, numpy 2.4, scipy 1.17, computed by reference.py beside this file"}


def gamma_tails(a, x):
    a, x = mpf(a), mpf(x)
    return [float(gammainc(a, 0, x, regularized=True)), float(gammainc(a, x, inf, regularized=True))]


def beta_tails(a, b, x):
    a, b, x = mpf(a), mpf(b), mpf(x)
    if a + b <= 300:
        return [float(betainc(a, b, 0, x, regularized=True)), float(betainc(a, b, x, 1, regularized=True))]
    density = lambda t: exp((a - 1) * log(t) + (b - 1) * log(1 - t) - loggamma(a) - loggamma(b) + loggamma(a + b))
    s = sqrt(a * b / (a + b) ** 3)
    steps = [mpf(k) * s for k in (1, 2, 4, 6, 8, 10, 12, 15, 20, 30, 60, 200)]
    low = [mpf("1e-60")] + sorted(v for v in {x - k for k in steps} if v > 0) + [x]
    high = [x] + sorted(v for v in {x + k for k in steps} if v < 1) + [1 - mpf("1e-38")]
    return [float(quad(density, low)), float(quad(density, high))]


def root(f, near):
    return float(findroot(f, mpf(float(near))))


t_lower = lambda t, v: (lambda half: half if t < 0 else 1 - half)(betainc(mpf(v) / 2, mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2)
out["logGamma"] = [[x, float(loggamma(mpf(x)))] for x in (1e-5, 0.1, 0.5, 1.5, 3.7, 14.99, 15, 100.5, 1e5, 1e10)]
out["gamma"] = [[a, x, *gamma_tails(a, x)] for a, x in ((0.5, 0.1), (0.5, 30), (3, 2), (10, 25), (100, 80), (1000, 1100), (1e5, 1e5), (1e-3, 1e-3), (2.5, 200))]
out["beta"] = [[a, b, x, *beta_tails(a, b, x)] for a, b, x in ((0.5, 0.5, 0.001), (2, 3, 0.4), (10, 1, 0.9), (1, 10, 0.5), (50, 60, 0.3), (500, 500, 0.52), (1e4, 2e4, 0.33), (0.01, 5, 0.2), (5, 0.01, 0.99))]
out["normal"] = [[z, float(erfc(mpf(-z) / sqrt(mpf(2))) / 2)] for z in (-37, -10, -3, -1e-8, 0.5, 1.96, 5)]
out["normalQuantile"] = [[p, root(lambda z, p=p: log(erfc(-z / sqrt(mpf(2))) / 2) - log(mpf(p)), stats.norm.ppf(p))] for p in (1e-300, 1e-20, 1e-5, 0.025, 0.3, 0.6, 0.975, 0.999999)]
out["t"] = [[t, v, float(t_lower(mpf(t), mpf(v)))] for t, v in ((-2, 3), (1.5, 1), (-40, 5), (0.01, 30), (2.2, 200.5))]
out["tQuantile"] = [[p, v, root(lambda t, p=p, v=v: t_lower(t, mpf(v)) - mpf(p), stats.t.ppf(p, v))] for p, v in ((0.975, 1), (0.975, 7.3), (0.9, 2), (0.51, 12), (0.0005, 4), (0.995, 1000))]
out["chiSquareQuantile"] = [[p, v, 2 * root(lambda x, p=p, v=v: gammainc(mpf(v) / 2, 0, x, regularized=True) - mpf(p), stats.chi2.ppf(p, v) / 2)] for p, v in ((0.95, 1), (0.025, 2), (0.975, 40), (0.001, 0.5), (0.5, 1000))]
out["fQuantile"] = [[p, a, b, root(lambda x, p=p, a=a, b=b: betainc(mpf(a) / 2, mpf(b) / 2, 0, a * x / (a * x + b), regularized=True) - mpf(p), stats.f.ppf(p, a, b))] for p, a, b in ((0.95, 3, 12), (0.05, 3, 12), (0.99, 1, 5), (0.5, 40, 60))]
out["betaQuantile"] = [[p, a, b, root(lambda x, p=p, a=a, b=b: log(betainc(mpf(a), mpf(b), 0, x, regularized=True)) - log(mpf(p)), stats.beta.ppf(p, a, b))] for p, a, b in ((0.025, 0.5, 20.5), (0.975, 8, 27), (0.5, 438, 544), (1e-6, 2, 3), (0.025, 1, 500))]
out["garwood"] = [[x, *(float(v) for v in ((stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0), stats.chi2.isf(0.025, 2 * x + 2) / 2))] for x in (0, 1, 4, 30, 1000)]

# Contagious bovine pleuropneumonia, the data `cbpp` of R's lme4 (Lesnoff et al. 2004): herd, new cases, size, period.
CBPP = [tuple(map(int, row.split(","))) for row in (
    "1,2,14,1 1,3,12,2 1,4,9,3 1,0,5,4 2,3,22,1 2,1,18,2 2,1,21,3 3,8,22,1 3,2,16,2 3,0,16,3 3,2,20,4 4,2,10,1 4,0,10,2 4,2,9,3 4,0,6,4 5,5,18,1 5,0,25,2 5,0,24,3 5,1,4,4 "
    "6,3,17,1 6,0,17,2 6,0,18,3 6,1,20,4 7,8,16,1 7,1,10,2 7,3,9,3 7,0,5,4 8,12,34,1 9,2,9,1 9,0,6,2 9,0,8,3 9,0,6,4 10,1,22,1 10,1,22,2 10,0,18,3 10,2,22,4 11,0,25,1 11,5,27,2 11,3,22,3 11,1,22,4 "
    "12,2,10,1 12,1,8,2 12,0,6,3 12,0,5,4 13,1,21,1 13,2,24,2 13,0,19,3 13,0,23,4 14,11,19,1 14,0,2,2 14,0,3,3 14,0,2,4 15,1,19,1 15,1,15,2 15,1,15,3 15,0,15,4").split()]
herd, y, n, period = (np.array(column, dtype=float) for column in zip(*CBPP))
X = np.column_stack([np.ones_like(y)] + [(period == k).astype(float) for k in (2, 3, 4)])
out["cbpp"] = {"rows": CBPP}


def tight(objective, start):
    """Newton on exact-ish numeric derivatives after BFGS: the optimum to about 1e-9."""
    at = optimize.minimize(objective, start, method="BFGS", options={"gtol": 1e-9}).x
    for _ in range(4):
        k = len(at)
        h = 2e-3
        e = np.eye(k) * h
        slope = np.array([(8 * (objective(at + e[i]) - objective(at - e[i])) - objective(at + 2 * e[i]) + objective(at - 2 * e[i])) / (12 * h) for i in range(k)])
        curve = np.array([[(objective(at + e[i] + e[j]) - objective(at + e[i] - e[j]) - objective(at - e[i] + e[j]) + objective(at - e[i] - e[j])) / (4 * h * h) for j in range(k)] for i in range(k)])
        at = at - np.linalg.solve(curve, slope)
    return at, curve


# Logistic regression in 40 digits: Newton's method on the likelihood.
def exact_glm(design, events, mean_slope):
    beta = [mpf(0)] * design.shape[1]
    for _ in range(60):
        eta = [sum(mpf(float(v)) * b for v, b in zip(row, beta)) for row in design]
        mean, slope = zip(*(mean_slope(e, i) for i, e in enumerate(eta)))
        A = mp.matrix(len(beta), len(beta))
        g = mp.matrix(len(beta), 1)
        for i, row in enumerate(design):
            for a in range(len(beta)):
                g[a] += mpf(float(row[a])) * (mpf(float(events[i])) - mean[i])
                for b in range(len(beta)):
                    A[a, b] += mpf(float(row[a])) * mpf(float(row[b])) * slope[i]
        move = mp.lu_solve(A, g)
        beta = [b + m for b, m in zip(beta, move)]
        if max(abs(m) for m in move) < mpf("1e-35"):
            break
    inverse = A ** -1
    return np.array([float(b) for b in beta]), np.array([[float(inverse[i, j]) for j in range(len(beta))] for i in range(len(beta))]), np.array([float(m) for m in mean]), np.array([float(s) for s in slope])


logistic = lambda e, i: (lambda p: (mpf(n[i]) * p, mpf(n[i]) * p * (1 - p)))(1 / (1 + exp(-e)))
poisson = lambda e, i: (mpf(n[i]) * exp(e),) * 2
for name, family in (("logistic", logistic), ("poisson", poisson)):
    beta, bread, mu, w = exact_glm(X, y, family)
    pearson = float(np.sum((y - mu) ** 2 / w))
    log_density = stats.binom.logpmf(y, n, mu / n) if name == "logistic" else stats.poisson.logpmf(y, mu)
    entry = {"coefficients": beta.tolist(), "errors": np.sqrt(np.diag(bread)).tolist(), "pearson": pearson, "logLikelihood": float(log_density.sum())}
    if name == "logistic":
        clusters = [np.where(herd == h)[0] for h in sorted(set(herd))]
        scores = np.array([X[c].T @ (y - mu)[c] for c in clusters])
        k, N, p = len(clusters), len(y), X.shape[1]
        entry["cr1"] = np.sqrt(np.diag(bread @ (scores.T @ scores) @ bread) * k / (k - 1) * (N - 1) / (N - p)).tolist()
        # CR2 and Satterthwaite straight from their definitions, with full N x N matrices (Pustejovsky & Tipton 2018, eq. 11-13).
        Xw = X * np.sqrt(w)[:, None]
        M = np.eye(N) - Xw @ bread @ Xw.T
        cr2, df = [], []
        r = (y - mu) / np.sqrt(w)
        for which in range(p):
            G, total = [], 0
            for c in clusters:
                values, vectors = np.linalg.eigh(M[np.ix_(c, c)])
                A = vectors @ np.diag([v**-0.5 if v > 1e-9 else 0 for v in values]) @ vectors.T
                pull = A @ Xw[c] @ bread[which]
                total += (pull @ r[c]) ** 2
                G.append(M[:, c] @ pull)
            G = np.array(G).T
            P = G.T @ G
            cr2.append(math.sqrt(total))
            df.append(float(np.trace(P) ** 2 / np.sum(P * P)))
        entry["cr2"], entry["degreesOfFreedom"] = cr2, df
        # Newey-West over the rows as if they were a series, lag 3.
        u = X * (y - mu)[:, None]
        S = u.T @ u
        for lag in range(1, 4):
            part = u[lag:].T @ u[:-lag]
            S = S + (1 - lag / 4) * (part + part.T)
        entry["neweyWest3"] = np.sqrt(np.diag(bread @ S @ bread) * N / (N - p)).tolist()
    out["cbpp"][name] = entry


# Random intercept: the integral over each herd by adaptive quadrature of scipy, and Laplace's approximation by its definition.
def mode(c, eta0, s, density):
    f = lambda u: -(density(c, eta0 + s * u) - u * u / 2)
    return optimize.minimize_scalar(f, bracket=(-1, 1), options={"xtol": 1e-13}).x, f


binomial_density = lambda c, eta: np.sum(special.gammaln(n[c] + 1) - special.gammaln(y[c] + 1) - special.gammaln(n[c] - y[c] + 1) + y[c] * eta - n[c] * np.logaddexp(0, eta))
clusters = [np.where(herd == h)[0] for h in sorted(set(herd))]
NODES, WEIGHTS = np.polynomial.legendre.leggauss(200)


def marginal(at, laplace):
    beta, s = at[:-1], at[-1]
    total = 0
    for c in clusters:
        eta0 = X[c] @ beta
        u, f = mode(c, eta0, s, binomial_density)
        q = special.expit(eta0 + s * u)
        curve = 1 + s * s * np.sum(n[c] * q * (1 - q))
        if laplace:
            total += -f(u) - 0.5 * math.log(curve)
        else:
            reach = 12 / math.sqrt(curve)
            total += -f(u) + math.log(sum(w * math.exp(f(u) - f(u + reach * x)) for x, w in zip(NODES, WEIGHTS)) * reach / math.sqrt(2 * math.pi))
    return -2 * total


for name, laplace in (("laplace", True), ("exact", False)):
    at, curve = tight(lambda v: marginal(v, laplace), np.array([-1.4, -1, -1.1, -1.6, 0.64]))
    out["cbpp"][name] = {"coefficients": at[:-1].tolist(), "deviation": abs(float(at[-1])), "deviance": float(marginal(at, laplace)), "errors": np.sqrt(np.diag(np.linalg.inv(curve / 2)))[:-1].tolist()}
# What lme4 itself reports for Laplace, from lme4pureR's tests: the optimiser stopped a little earlier.
out["cbpp"]["lme4"] = {"coefficients": [-1.3983429, -0.9919250, -1.1282162, -1.5797454], "deviation": 0.6420622, "deviance": 184.0531, "ours": float(marginal(np.array([-1.3983429, -0.9919250, -1.1282162, -1.5797454, 0.6420622]), True))}

# Law School Admission Test, section 6 (Bock & Lieberman 1970): counts of the 32 patterns 00000 to 11111.
LSAT = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298]


def conditional(free):
    easiness = np.concatenate([free, [-np.sum(free)]])
    by_score = [np.log(sum(math.exp(easiness[list(which)].sum()) for which in combinations(range(5), r))) for r in range(6)]
    total = 0
    for pattern, count in enumerate(LSAT):
        bits = [int(b) for b in format(pattern, "05b")]
        if 0 < sum(bits) < 5:
            total += count * (np.dot(bits, easiness) - by_score[sum(bits)])
    return -total


at, curve = tight(conditional, np.array([1.2, -0.5, -1.2, -0.2]))
covariance = np.linalg.inv(curve)
T = np.vstack([np.eye(4), -np.ones(4)])
out["lsat"] = {"patterns": LSAT, "difficulties": (-(T @ at)).tolist(), "errors": np.sqrt(np.diag(T @ covariance @ T.T)).tolist(), "logLikelihood": -conditional(at)}

# Two runs of a chart, by following the chain in a fine grid: expected months until log likelihood ratios reach h.
print(json.dumps(out, indent=1))
