"""Outside systems: what an agency's system is asked, what it may answer, and what that means for a case."""
