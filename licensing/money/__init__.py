"""Money: what is owed, what came in, and the books, as pure rules."""
