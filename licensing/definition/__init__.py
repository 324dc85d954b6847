"""A definition: from its text to a checked process, or every problem of it."""
