"""Forms: what is asked, what was typed, and the answers and files that came of it."""
