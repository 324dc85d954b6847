"""What the city promises for each permit type."""
