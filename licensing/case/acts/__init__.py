"""What each command does to a case, one file per kind of act."""
