"""Labels -> a new network, from scratch or tuned; never touches the one it starts from."""

from engine.train.course import Trained, train

__all__ = ["Trained", "train"]
