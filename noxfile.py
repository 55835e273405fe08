"""What a change must pass: `nox` runs all of it, `nox -s lint` one session."""

import difflib
import re
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"

PROJECT = nox.project.load_toml("pyproject.toml")
EXTRAS = ",".join(sorted(PROJECT["project"]["optional-dependencies"]))
EVERYTHING = ("-e", f".[{EXTRAS}]")


def tools(group: str) -> tuple[str, ...]:
    """The requirements of a dependency group."""
    return nox.project.dependency_groups(PROJECT, group)


@nox.session
def lint(session: nox.Session) -> None:
    session.install(*tools("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def layers(session: nox.Session) -> None:
    session.install("-e", ".", *tools("layers"))
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    session.install(*EVERYTHING, *tools("types"))
    session.run("mypy")


@nox.session
def coverage(session: nox.Session) -> None:
    session.install(*EVERYTHING, *tools("coverage"))
    session.run("coverage", "erase")
    # Two processes at once; each worker is measured from its first import on.
    kept = {"CLAIMTRACK_SCREENSHOTS": str(Path("screenshots").absolute())}
    session.run("coverage", "run", "-m", "pytest", "-n2", *session.posargs, env=kept)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def minimal(session: nox.Session) -> None:
    session.install("-e", ".[testing]")
    # The README's second command has run all of it without extras: what is left to
    # show is that whatever reaches for an extra does without when told to.
    tested = ("test_house.py", "analysis/test_tangles.py", "cli", "schema", "tables")
    paths = (f"tests/{one}" for one in tested)
    brief = ("-m", "not extra", "--hypothesis-profile=brief")
    session.run("pytest", *paths, *brief, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    session.install(*EVERYTHING, *tools("docs"))
    session.run("pytest", "README.md", "docs")
    check_fragments(session)
    session.run("towncrier", "build", "--draft", "--version", "next")


@nox.session
def examples(session: nox.Session) -> None:
    session.install(*EVERYTHING)
    scripts = sorted(Path("examples").glob("*/*.py"))
    if not scripts:
        session.error("there is no examples/*/*.py to run")
    for script in scripts:
        compare_output(session, script)


def check_fragments(session: nox.Session) -> None:
    """Stop at a changelog fragment that towncrier would pass over or garble."""
    towncrier = PROJECT["tool"]["towncrier"]
    kinds = "|".join(kind["directory"] for kind in towncrier["type"])
    for fragment in sorted(Path(towncrier["directory"]).iterdir()):
        if fragment.name == ".gitkeep":
            continue
        if not re.fullmatch(rf"[1-9][0-9]*\.({kinds})(\.[1-9])?\.md", fragment.name):
            wanted = "<issue>.<kind>.md or <issue>.<kind>.<number>.md"
            session.error(f"{fragment} must be named {wanted}, kind: {kinds}")
        text = fragment.read_text(encoding="utf-8").strip()
        if not text or "\n\n" in text:
            session.error(f"{fragment} must hold one paragraph")


def compare_output(session: nox.Session, script: Path) -> None:
    """Run an example and stop unless it prints the `expected.txt` beside it."""
    golden = script.with_name("expected.txt")
    if not golden.is_file():
        session.error(f"{golden} is missing: it holds what {script} prints")
    output = Path(session.create_tmp(), "stdout.txt")
    with output.open("w", encoding="utf-8") as stdout:
        session.run("python", script, stdout=stdout, env={"PYTHONUTF8": "1"})
    difference = difflib.unified_diff(
        golden.read_text(encoding="utf-8").splitlines(keepends=True),
        output.read_text(encoding="utf-8").splitlines(keepends=True),
        fromfile=str(golden),
        tofile=f"what {script} printed",
    )
    if text := "".join(difference):
        session.error(f"{script} prints something else:\n{text}")
