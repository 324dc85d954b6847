"""The demonstration: the main job on real input, told as a tour.

What happens in it is data, one file per permit type under `process_definitions/demo/`; nothing here knows a permit
type, an agency or an officer.
"""
