"""Drills: what an operator practises, each a script that says how it went, with figures."""
