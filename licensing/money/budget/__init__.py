"""Budget: what heads, treasurer and planners read out of the books, as pure rules: rows in, reports out."""
