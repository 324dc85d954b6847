"""The portal as JSON under `/api/v1`: the same rights, refusals and words as the pages; see `routes.ROUTERS`."""
