"""The annotated corpus: its mark-up, what it must keep to, what it holds, how well two annotators agree."""
