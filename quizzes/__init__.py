"""How understanding is measured: pure rules, no web, database, file or clock."""
