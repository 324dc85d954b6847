"""The city: its agencies and roles, and the people who act for them."""
