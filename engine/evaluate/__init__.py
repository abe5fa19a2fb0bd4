"""How good: scores with intervals over groups, and splits that keep groups whole."""

from engine.evaluate.scores import Metrics, baseline, from_dict, metrics

__all__ = ["Metrics", "baseline", "from_dict", "metrics"]
