"""The command line `izin`: one file per command or small group of commands.

Designers check and publish with it, operators start and look, officers and the demonstration act on cases. It holds
no rules: every command is one call of a port, and a way to show what came back. What it stands on is built by
`flows.wiring`, and imported only by the commands that need it, so that checking a definition stays quick.
"""
