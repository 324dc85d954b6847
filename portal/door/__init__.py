"""The door every request comes through: who calls, what was sent, how often, and what is said when it cannot be."""
