"""What the code may not hold at all: queries in views, markup past the escape, roads to running what others wrote."""

import ast
import functools
import re
from collections.abc import Iterator

from tests.conftest import ROOT

CODE = [path for folder in ("learning", "quizzes") for path in sorted((ROOT / folder).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
RUNNING = {"eval", "exec", "compile", "__import__"}
UNSAFE_MODULES = {"pickle", "marshal", "shelve", "subprocess", "ctypes", "yaml"}
# Only our own strict reader stands on the module, with a loader that builds plain values.
YAML = {"learning/library/yaml12.py"}
# It runs one fixed program of ours, which decodes what others drew, and hands it nothing but their bytes.
APART = {"learning/credit/pictures/drawing.py"}


@functools.cache
def trees() -> tuple[tuple[str, ast.AST], ...]:
    """Every file of the product, parsed."""
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())) for path in CODE)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """The last word of the name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield name, node


def test_views_hold_no_query() -> None:
    asking = {"execute", "scalar", "scalars", "exec_driver_sql", "select", "insert", "update", "delete"}

    found = [
        (path, name)
        for path, tree in trees()
        if path.endswith("views.py")
        for name, call in calls(tree)
        if name in asking and not isinstance(getattr(call.func, "value", None), ast.Name | ast.Dict)
    ]

    assert found == []


def test_templates_ask_nothing_and_change_nothing() -> None:
    asking = re.compile(r"\b(execute|scalar|database|session\.|config\b|g\.|self\.__|__class__|__globals__)")

    for path in TEMPLATES:
        for code in re.findall(r"\{[{%].*?[}%]\}", path.read_text(), re.S):
            words = re.sub(r"\"[^\"]*\"|'[^']*'", "", code)
            found = asking.findall(words)
            assert set(found) <= {"session."}, (path.name, found)  # `session` is a row of the account page


def test_markup_passes_the_escape_only_from_the_library() -> None:
    """What is left is the presentation and the debrief of a case, which the library has sanitised."""
    unescaped = re.compile(r"\|\s*safe\b|autoescape\s+false|\|\s*attr\b", re.I)

    found = [(path.name, code) for path in TEMPLATES for code in re.findall(r"\{[{%][^{}]*[}%]\}", path.read_text())
             if unescaped.search(code)]  # fmt: skip

    assert sorted(found) == [
        ("debrief.html", "{{ debrief.text | safe }}"),
        ("step.html", "{{ screen.presentation | safe }}"),
    ]


def test_every_attribute_is_quoted() -> None:
    """An attribute without quotes ends at the first space of what is filled in."""
    bare = re.compile(r"<[a-z][^<>]*\s[a-z-]+=\{\{")

    assert [path.name for path in TEMPLATES if bare.search(path.read_text())] == []


def test_no_address_in_a_template_runs_script() -> None:
    assert [path.name for path in TEMPLATES if re.search(r"javascript:|\son[a-z]+=|style=", path.read_text())] == []


def test_nothing_runs_what_others_wrote() -> None:
    run = [(path, name) for path, tree in trees() for name, call in calls(tree)
           if name in RUNNING and isinstance(call.func, ast.Name)]  # fmt: skip
    assert run == []


def test_no_module_is_used_that_runs_what_it_reads() -> None:
    found = {
        (path, name.partition(".")[0])
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        if name.partition(".")[0] in UNSAFE_MODULES
    }

    assert {one for one in found if one[1] not in {"yaml", "subprocess"}} == set()
    assert {path for path, name in found if name == "yaml"} == YAML
    assert {path for path, name in found if name == "subprocess"} == APART


def test_no_statement_is_written_with_values_in_it() -> None:
    """SQL text is written whole; values are bound."""
    found = [
        (path, name)
        for path, tree in trees()
        for name, call in calls(tree)
        if name in {"text", "exec_driver_sql", "literal_column"} and call.args
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]  # fmt: skip

    assert found == []


def test_nothing_is_drawn_by_chance_that_can_be_foreseen_where_secrets_are_made() -> None:
    found = [path for path, tree in trees() if path.startswith("learning/") for node in ast.walk(tree)
             if isinstance(node, ast.Import) and any(one.name == "random" for one in node.names)]  # fmt: skip
    assert found == []


def test_what_is_installed_is_locked_by_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line for line in (ROOT / name).read_text().splitlines() if re.match(r"[a-zA-Z]", line)]
        assert lines and all(re.match(r"[\w.\[\]-]+==\S+ .*\\$", line) for line in lines)
        assert (ROOT / name).read_text().count("--hash=sha256:") >= len(lines)
    assert "--require-hashes" in (ROOT / "Makefile").read_text()
