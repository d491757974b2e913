from flask import Flask


def test_the_tables_of_all_rooms_are_what_the_migrations_make(site: Flask) -> None:
    result = site.test_cli_runner().invoke(args=["database", "check"])

    assert (result.exit_code, result.output) == (0, "The database has the newest schema.\n")
