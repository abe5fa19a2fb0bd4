"""Teaching: from labels to a better model in under a second, and an honest word on whether it is better.

lesson  what the labels say        refit  a new head, at once        judge  the table and the gate, in the background
"""

from __future__ import annotations

from engine.teach.gate import Row, Verdict, from_metrics, judge
from engine.teach.lesson import Lesson, lacking, teachable
from engine.teach.refitting import refit

__all__ = ["Lesson", "Row", "Verdict", "from_metrics", "judge", "lacking", "refit", "teachable"]
