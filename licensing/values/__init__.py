"""What conditions compute: names, types and values."""
