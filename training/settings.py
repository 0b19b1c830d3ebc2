"""What one training run is made with; the run's log and the model card repeat it."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes, seed and rates of one run; vectors are learnt at `learn_dimension` and kept to `dimension`.

    `drop`: the share of tokens left out of running text at random; `average`: how much of the moving mean of weights
    stays at each step, from the share `average_from` of the steps on.
    """

    vocabulary: int = 18_000
    dimension: int = 512
    learn_dimension: int = 512
    steps: int = 1600
    batch: int = 1024
    rate: float = 0.1
    scale: float = 20.0
    sif: float = 1e-3
    drop: float = 0.3
    average: float = 0.99
    average_from: float = 0.3
    seed: int = 20260

    def rate_at(self, step: int) -> float:
        """The learning rate of a step: up over the first twentieth, then down along a cosine to a hundredth."""
        warm = self.steps / 20
        if step < warm:
            return self.rate * (step + 1) / warm
        fallen = (step - warm) / (self.steps - warm)
        return self.rate * (0.01 + 0.99 * (1 + math.cos(math.pi * fallen)) / 2)
