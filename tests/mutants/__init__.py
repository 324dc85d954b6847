"""A sample of small changes to the core's rules, and whether the core's tests notice them."""
