"""The order of the stages, and how they run: the only place that knows them all, and the only supervisor."""

from reportedly.pipeline.analysing import Outcome, analyse_one, outcome_of
from reportedly.pipeline.explaining import explanation
from reportedly.pipeline.filling import Pile, Summary, expected, link_all, read_into
from reportedly.pipeline.serving import quiet
from reportedly.pipeline.verifying import faults
from reportedly.pipeline.workers import outcomes, processors

__all__ = [
    "Outcome",
    "Pile",
    "Summary",
    "analyse_one",
    "expected",
    "explanation",
    "faults",
    "link_all",
    "outcome_of",
    "outcomes",
    "processors",
    "quiet",
    "read_into",
]
