"""What each kind of step means."""
