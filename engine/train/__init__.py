"""Labels -> a new network, from scratch or tuned; never touches the one it starts from."""

from engine.train.course import AGREEMENT, KEPT, MOST_WINDOWS, REMEMBERED, Heard, Trained, hear, train

__all__ = ["AGREEMENT", "KEPT", "MOST_WINDOWS", "REMEMBERED", "Heard", "Trained", "hear", "train"]
