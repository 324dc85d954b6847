"""Outside systems as they are reached: connectors, what stands before them, and a sandbox that answers for them."""
