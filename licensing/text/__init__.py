"""Text that people write, read with its places: YAML, its shape, its faults, its labels."""
