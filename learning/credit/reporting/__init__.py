"""What is reported to boards: rosters as a table and as CE Broker XML, with who is left out and why."""
