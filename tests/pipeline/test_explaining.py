"""Every rule can say what it does."""

from pathlib import Path

import pytest

from reportedly.ingest import gather
from reportedly.linking import link
from reportedly.model import Raw
from reportedly.pipeline import analyse_one, explanation
from reportedly.weighing import weigh

SAMPLE = Path(__file__).parents[2] / "sample"


def test_nearest_above() -> None:
    """A rule of several parts has a sentence for each; one without its own has that of the rule above it."""
    whole = explanation("quote.before + speaker.pronoun.they.open")
    assert whole == f"{explanation('quote.before')} {explanation('speaker.pronoun')}"
    assert explanation("nosuch.rule") is None


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="installed without the sample")
def test_every_rule_that_is_used() -> None:
    """Each part of every rule that finds something in the sample pile is explained."""
    read = [analyse_one(raw) for raw in gather([str(SAMPLE)], None) if isinstance(raw, Raw)]
    linked = weigh(link(read))
    whys = [zone.why for _, reading in read for zone in reading.zones]
    whys += [actor.why for _, reading in read for actor in reading.actors if actor.why]
    whys += [one.why for _, reading in read for one in reading.attributions]
    whys += [actor.why for actor in linked.actors] + [claim.why for claim in linked.claims]
    whys += [origin.why for claim in linked.claims for origin in claim.origins]
    parts = {part for why in whys for part in why.rule.split(" + ")}
    assert len(parts) > 20
    assert not sorted(part for part in parts if explanation(part) is None)
