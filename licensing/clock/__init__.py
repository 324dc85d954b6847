"""Time as the law counts it: working days, spans, and the instants they end at."""
