"""Scenarios: applications told in memory, with the real core and a clock that moves when told to."""
