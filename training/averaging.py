"""The moving mean of a weight while it is learnt."""

import torch


class Average:
    """The moving mean of a weight over the later steps, which does better on what was not seen than the last step.

    Method: Polyak and Juditsky, 1992; here with exponential weights.
    """

    def __init__(self, weight: torch.Tensor, keep: float, first: int) -> None:
        """The mean of `weight` from step `first` on; `keep` of it stays at each step after."""
        self._weight, self._keep, self._first = weight, keep, first
        self._mean = weight.detach().clone()

    def take(self, step: int) -> None:
        """Takes the weight after this step into the mean."""
        if step < self._first:
            return
        self._mean.lerp_(self._weight.detach(), 1.0 if step == self._first else 1 - self._keep)

    def put(self) -> None:
        """Puts the mean in the place of the weight."""
        self._weight.data.copy_(self._mean)
