"""What operators are promised: nothing is lost, whatever dies."""
