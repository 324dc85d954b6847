"""The embedded services of Izin and the supervisor that keeps them running.

For operators: one file per service says how it is started and when it is ready, `supervise` starts and
keeps them. A service whose address is given in the settings is somebody else's, and is not started here.
Nothing in this folder knows about permits, cases or flows.
"""
