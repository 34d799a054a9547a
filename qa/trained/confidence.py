"""How likely a span is right: a logistic curve over its signs, fitted by `training/calibrating.py`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.trained.weighing import Signs

# For questions whose answer has a form that can be told, and for all others, in the order of `features_of`.
# Fitted on questions of CMRC 2018 dev, DRCD dev and JaQuAD pubdev that no evaluation set holds, and on questions of our own on
# report pages and in a newsroom's archive; see docs/benchmarks.md.
STRICT = (0.35, -0.122, -0.062, 1.302, 3.0, 0.0, 0.687, -0.011, 0.5, 0.8, 0.8, 2.2, -0.5, 0.573, -3.827)
FREE = (0.34, -0.171, 0.038, 1.36, 3.0, 0.0, -0.04, -0.319, 0.5, 0.8, 0.8, 2.2, -0.5, 1.168, -2.784)
# Below this an answer is a guess. Chosen on the same questions, the least that refuses three quarters of those without an answer: precision
# .91 at recall .75 on encyclopaedias (half of them without one), .82 / .75 on the newsroom's archive, .85 / .94 on our reports.
LEAST = 0.12


def features_of(signs: Signs) -> tuple[float, ...]:
    """Return what the curve weighs; the last is the constant."""
    return (
        signs.margin,
        signs.around,
        signs.relevance,
        signs.rules,
        signs.behind,
        float(signs.heading),
        float(signs.form),
        signs.length,
        signs.place,
        signs.period,
        signs.aim,
        signs.indicator,
        signs.absent,
        signs.sentence,
        1.0,
    )


def confidence(signs: Signs) -> float:
    """Return the probability that a span is the answer, 0..1."""
    weights = STRICT if signs.strict else FREE
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, features_of(signs), strict=True))))
