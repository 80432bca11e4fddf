"""The parts of the grammar of time expressions: words, calendar, tense, and one module for each sort of phrase."""
