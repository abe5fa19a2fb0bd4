"""What trials come to, for people: a page of HTML in one file, its figures as SVG, its numbers as JSON and CSV."""

from engine.report import against
from engine.report.findings import Findings
from engine.report.writing import as_dict, examine, write

__all__ = ["Findings", "against", "as_dict", "examine", "write"]
