"""What people say: classes, labels, groups, the rules of labelling, and undo."""

from engine.labels.label import LONG_S, SPAN, UNTRUSTED, WHOLE, Class, Kind, Label, Source, Span, Target

__all__ = ["LONG_S", "SPAN", "UNTRUSTED", "WHOLE", "Class", "Kind", "Label", "Source", "Span", "Target"]
