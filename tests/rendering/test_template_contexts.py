"""Each template and the class of its values agree: no value is missing, and none is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from jinja2 import meta, nodes

import review
from review.templating.rendering import Context, _environment

TEMPLATES = Path(review.__file__).parent / "templates"


@cache
def shared() -> set[str]:
    """What every template has: `here`, the address of its page, and the functions of the environment."""
    return {"here", *_environment("en").globals}


@cache
def contexts() -> list[type[Context]]:
    """Every class of values for a template."""
    for module in walk_packages(review.__path__, "review."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

    def below(base: type[Context]) -> Iterator[type[Context]]:
        for each in base.__subclasses__():
            yield each
            yield from below(each)

    return [each for each in below(Context) if hasattr(each, "template") and each.__module__.startswith("review.")]


@cache
def parsed(name: str) -> nodes.Template:
    """The syntax tree of a template."""
    return _environment("en").parse((TEMPLATES / name).read_text(encoding="utf-8"))


def constants(value: nodes.Expr | None) -> list[str]:
    """The templates that a tag names; all of them, so that a name which is computed fails the test."""
    assert isinstance(value, nodes.Const), "a template is named by a constant"
    return [value.value]


def undeclared(name: str, macro: str = "", around: frozenset[tuple[str, str]] = frozenset()) -> set[str]:
    """The values that a template, or one of its macros, takes from its context.

    What it includes, extends and imports counts, except for what it sets itself; of macros, only those that it calls.
    `around` are the macros that call it.
    """
    around |= {(name, macro)}
    tree = parsed(name)
    own = {each.name: each for each in tree.find_all(nodes.Macro)}
    parts = [own[macro]] if macro else [node for node in tree.body if not isinstance(node, nodes.Macro)]
    fragment = nodes.Template(parts, lineno=1)
    fragment.set_environment(tree.environment)
    found = meta.find_undeclared_variables(fragment)
    sets = {target.name for node in tree.find_all((nodes.Assign, nodes.With)) for target in names_set(node)}
    imported = {}
    for node in tree.find_all(nodes.FromImport):
        for used in node.names:
            original, alias = used if isinstance(used, tuple) else (used, used)
            imported[alias] = (constants(node.template)[0], original)
    for each in fragment.find_all((nodes.Include, nodes.Extends)):
        for included in constants(each.template):
            found |= undeclared(included) - sets
    called = imported | {each: (name, each) for each in own}
    for file, used in (called[each] for each in called.keys() & reads(fragment)):
        if (file, used) not in around:
            found |= undeclared(file, used, around)
    return found - sets - own.keys() - imported.keys() - shared()


def names_set(node: nodes.Assign | nodes.With) -> list[nodes.Name]:
    targets = node.targets if isinstance(node, nodes.With) else [node.target]
    return [target for target in targets if isinstance(target, nodes.Name)]


def reads(fragment: nodes.Node) -> set[str]:
    """Every name that is read, among them those of the macros that are called."""
    return {name.name for name in fragment.find_all(nodes.Name) if name.ctx == "load"}


def test_a_class_has_a_field_for_each_value_of_its_template_and_no_other():
    read = {context.template: undeclared(context.template) for context in contexts()}
    assert read == {context.template: {field.name for field in fields(context)} for context in contexts()}


def test_each_template_has_one_class():
    named = [context.template for context in contexts()]
    assert sorted(set(named)) == sorted(named)


def test_a_template_without_a_class_is_part_of_another():
    files = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*") if file.is_file()}
    parts = {each for file in files for each in meta.find_referenced_templates(parsed(file))}
    assert files == {context.template for context in contexts()} | parts
