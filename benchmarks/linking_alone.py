"""Link and weigh what a case holds, and print what that takes as JSON (a program of its own, so that its memory is)."""

import json
import resource
import sys
import time
from pathlib import Path

from reportedly import linking, weighing
from reportedly.store import View


def main() -> None:
    """Measure linking and weighing over one case."""
    with View.open(Path(sys.argv[1])) as view:
        began = time.process_time()
        read = list(view.read())
        loaded = time.process_time()
        linked = linking.link(read)
        after = time.process_time()
        weighed = weighing.weigh(linked)
        done = time.process_time()
    figures = {
        "load": loaded - began,
        "link": after - loaded,
        "weigh": done - after,
        "claims": len(weighed.claims),
        "actors": len(weighed.actors),
        "appearances": sum(len(claim.appearances) for claim in weighed.claims),
        "largest": max((len(claim.appearances) for claim in weighed.claims), default=0),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
