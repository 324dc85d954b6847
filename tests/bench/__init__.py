"""`make bench`: how fast Izin is on this machine, on an instance of its own that is thrown away."""
