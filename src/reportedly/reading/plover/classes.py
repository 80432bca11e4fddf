"""Closed classes of English words by which sentences are outlined, lower case."""

BE = frozenset({
    "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "isn’t", "wasn't", "wasn’t", "aren't",
    "aren’t", "weren't", "weren’t", "'re", "’re", "'m", "’m", "got",
})  # fmt: skip
HAVE = frozenset(
    {"has", "have", "had", "having", "hasn't", "hasn’t", "haven't", "haven’t", "hadn't", "hadn’t", "'ve", "’ve"}
)
DO = frozenset({"do", "does", "did", "don't", "don’t", "didn't", "didn’t", "doesn't", "doesn’t"})
MODALS = frozenset({
    "will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "won't", "won’t",
    "wouldn't", "wouldn’t", "can't", "can’t", "cannot", "couldn't", "couldn’t", "'ll", "’ll", "'d", "’d",
})  # fmt: skip
PRONOUNS = frozenset({
    "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "them", "himself", "herself", "themselves",
    "itself", "everyone", "nobody", "anyone", "someone", "others", "both", "none", "everybody", "anybody",
    "somebody", "theirs", "ours", "hers",
})  # fmt: skip
RELATIVES = frozenset({"who", "whom", "which", "whose"})
SUBORDINATORS = frozenset({
    "because", "if", "when", "while", "whether", "although", "though", "since", "as", "unless", "until", "lest",
    "where", "why", "how", "what", "once", "whereas", "than", "before", "after", "so",
})  # fmt: skip
PREPOSITIONS = frozenset({
    "aboard", "alongside", "amidst", "amongst", "atop", "besides", "concerning", "per", "regarding", "towards",
    "versus", "like", "pending", "following",
})  # fmt: skip
DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    "tomorrow", "tonight", "overnight", "recently", "ago", "later", "earlier", "now", "then", "again", "yet",
    "soon", "still", "twice", "once", "together", "abroad", "here", "there", "elsewhere",
})  # fmt: skip
_UNITS = frozenset({
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "season", "weekend", "night",
    "morning", "afternoon", "evening", "spring", "summer", "autumn", "winter", "fall",
})  # fmt: skip
UNITS = _UNITS | {f"{unit}s" for unit in _UNITS} | {"centuries"}
WEEK = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
})  # fmt: skip
NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "several"}
)
WISHES = frozenset({
    "demand", "insist", "ask", "urge", "request", "propose", "recommend", "require", "order", "suggest", "plead",
    "beg",
})  # fmt: skip
