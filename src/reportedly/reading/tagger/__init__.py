"""A small neural tagger and linker for attribution: who says what, found in news text."""
