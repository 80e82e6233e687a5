"""Makes the golden files of GoldenFactorAnalysisTest: counts, and what scikit-learn's FactorAnalysis says of them.

Made with Python 3.11.2, numpy 1.24.2, scipy 1.10.1, scikit-learn 1.2.1 (Debian 12: python3-sklearn). Run it in this folder.

Per case it writes
  NAME-counts.csv   one line a neuron, one number a window
  NAME-fit.csv      line 1: number of latents
                    line 2: log-likelihood of all windows under the model fitted to all windows
                    line 3: log-likelihood of the last fifth of the windows under the model fitted to the others
                    line 4: private variances, diagonal of Psi, fitted to all windows
                    then the shared covariance L L^T of that fit, one line a neuron
"""

import numpy
from sklearn.decomposition import FactorAnalysis


def fit(counts, latents):
    """Maximum likelihood to rounding: it stops when an iteration gains less than 1e-11 in all."""
    return FactorAnalysis(latents, tol=1e-11, max_iter=1_000_000, svd_method="lapack").fit(counts)


def log_likelihood(model, counts):
    return numpy.sum(model.score_samples(counts))


def write(name, counts, latents):
    """counts: shape [window][neuron]"""
    numpy.savetxt(name + "-counts.csv", counts.T, fmt="%d", delimiter=",")
    model = fit(counts, latents)
    training = len(counts) - len(counts) // 5
    held_out = log_likelihood(fit(counts[:training], latents), counts[training:])
    shared = model.components_.T @ model.components_
    smallest = numpy.min(model.noise_variance_ / numpy.diag(numpy.cov(counts.T)))
    print(f"{name}: {shared.shape[0]} neurons, {len(counts)} windows, {model.n_iter_} iterations,"
          f" smallest share of private variance {smallest:.3f}")
    with open(name + "-fit.csv", "w") as file:
        print(latents, file=file)
        print(repr(log_likelihood(model, counts)), file=file)
        print(repr(held_out), file=file)
        numpy.savetxt(file, [model.noise_variance_, *shared], fmt="%.17g", delimiter=",")


def rates(random, neurons, windows, latents, strength):
    """Log-linear in the latents, as spike counts in windows of 200 ms: a few spikes, most below 2."""
    loadings = strength * random.standard_normal((neurons, latents))
    base = random.normal(0.3, 0.6, neurons)
    return numpy.exp(base + random.standard_normal((windows, latents)) @ loadings.T - 0.5 * numpy.sum(loadings**2, 1))


def small():
    random = numpy.random.default_rng(1)
    loadings = random.standard_normal((6, 2))
    latents = random.standard_normal((300, 2))
    counts = numpy.rint(8 + latents @ loadings.T + 1.2 * random.standard_normal((300, 6)))
    write("small", numpy.maximum(counts, 0), 2)


def over_dispersed():
    """Poisson counts of gamma rates: variances several times the means."""
    random = numpy.random.default_rng(2)
    means = 4 * rates(random, 20, 400, 3, 0.35)
    write("over-dispersed", random.poisson(random.gamma(2, means / 2)), 3)


def far_from_zero():
    """Means of 1,000 to 50,000 with standard deviations of some 5."""
    random = numpy.random.default_rng(3)
    loadings = 3 * random.standard_normal(12)
    noise = random.uniform(2, 6, 12) * random.standard_normal((250, 12))
    counts = numpy.linspace(1000, 50_000, 12) + numpy.outer(random.standard_normal(250), loadings) + noise
    write("far-from-zero", numpy.rint(counts), 1)


def spikes():
    """As a sampling of a network: Poisson spikes with four latents."""
    random = numpy.random.default_rng(4)
    write("spikes", random.poisson(rates(random, 30, 699, 4, 0.3)), 4)


small()
over_dispersed()
far_from_zero()
spikes()
