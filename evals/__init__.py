"""How well it reads, measured: what is found, held against what people say is there (`python -m evals`)."""
