"""How reliable a longer test would be, if the added parts were like the ones it has."""


def lengthened(alpha: float, factor: float) -> float:
    """Reliability (0..1) of a test `factor` times as long as one with reliability `alpha`.

    Worked: alpha 0.53 doubled gives 2 x 0.53 / (1 + 0.53) = 0.6928.
    """
    return factor * alpha / (1 + (factor - 1) * alpha)


def needed_factor(alpha: float, wanted: float) -> float:
    """How many times as long a test must be to reach the reliability `wanted`; both strictly between 0 and 1.

    Worked: from 0.53 to 0.80: 0.80 x 0.47 / (0.53 x 0.20) = 3.547, so twelve cases become 43.
    """
    return wanted * (1 - alpha) / (alpha * (1 - wanted))
