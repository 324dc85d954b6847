"""Everything between a decision and the outside world: Prefect flows, the worker, embedded services, the wiring."""
