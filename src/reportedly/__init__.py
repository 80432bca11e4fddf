"""Who says so: attribution, chains and claims across a pile of articles."""

__version__ = "0.1.0"
