"""A bank to practise with: people pay at it, it tells Izin, and states each day. All of it is invented."""
