"""Python runs this at its start where the folder is on its path."""

import os

if os.environ.get("FAKES"):
    import fakes

    fakes.install()
