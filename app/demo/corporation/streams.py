"""Random numbers with a stream of its own for every thing, so that one thing never shifts another."""

from collections.abc import Mapping
from math import exp, log
from random import Random
from typing import TypeVar

Choice = TypeVar("Choice")


class Streams:
    """All streams of one seed. Home 31 draws the same numbers whether there are 60 homes or 52,000."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def of(self, kind: str, number: int = 0) -> Random:
        """A fresh stream for the thing `number` of this kind."""
        return Random(f"{self._seed}/{kind}/{number}")


def pick(stream: Random, weights: Mapping[Choice, float]) -> Choice:
    """One key, as often as its weight says."""
    left = stream.random() * sum(weights.values())
    chosen = next(iter(weights))
    for choice, weight in weights.items():
        chosen = choice
        left -= weight
        if left < 0:
            break
    return chosen


def chance(stream: Random, share: float) -> bool:
    """True in this share (0 to 1) of the cases."""
    return stream.random() < share


def within(stream: Random, limits: tuple[int, int]) -> int:
    """A whole number between both limits, limits included."""
    return limits[0] + int(stream.random() * (limits[1] - limits[0] + 1))


def poisson(stream: Random, mean: float) -> int:
    """How often something happens that happens `mean` times on average."""
    if mean > 30:
        return max(0, round(stream.gauss(mean, mean**0.5)))
    limit, product, count = exp(-mean), stream.random(), 0
    while product > limit:
        product *= stream.random()
        count += 1
    return count


def lognormal(stream: Random, median: float, sigma: float) -> float:
    """A value of a lognormal distribution, named by its median."""
    return stream.lognormvariate(log(median), sigma)
