"""What happened to a case: its events, the state they add up to, and their written form."""
