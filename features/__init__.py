"""The contract with the agencies, as stories that run."""
