"""The register of licences: what happens to one after it was issued, and whether it is valid."""
