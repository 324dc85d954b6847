"""The name of the work pool that Izin's deployments belong to, as operators see it."""

POOL = "izin"
