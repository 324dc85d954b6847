"""The checked process: a graph of steps, and what every kind of step can answer."""
