"""How likely a span is right: a logistic curve over its signs, fitted by `training/calibrating.py`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.trained.weighing import Signs

# For questions whose answer has a form that can be told, and for all others, in the order of `features_of`.
# Fitted on questions of CMRC 2018 dev, DRCD dev and JaQuAD pubdev that no evaluation set holds, and on questions of our own on
# report pages and in a newsroom's archive; see docs/benchmarks.md.
STRICT = (0.258, -0.027, -0.02, 0.422, 3.0, 0.0, 1.41, -0.204, 0.5, 0.8, 0.8, 2.2, -0.5, 1.313, -4.14)
FREE = (0.374, -0.209, 0.105, 1.218, 3.0, 0.0, -0.614, -0.418, 0.5, 0.8, 0.8, 2.2, -0.5, 0.681, -1.603)
# Below this an answer is a guess. Chosen on the same questions, the lowest (in hundredths) with a refusal recall of .70 on encyclopaedias:
# precision .96 at recall .71 there (half of them without an answer), .85 / .84 on the newsroom's archive and our reports.
LEAST = 0.09


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
