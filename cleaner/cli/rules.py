"""Commands about rules."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli.options import (
    ConfigFile,
    RuleFolders,
    config_of,
    packs_of,
    say,
)
from cleaner.errors import ConfigError
from cleaner.report.status import DONE, USAGE

__all__ = ["rules_app"]

rules_app = typer.Typer(help="List, show, check and test rules.", no_args_is_help=True)


@rules_app.command("list")
def rules_list(config: ConfigFile = None, rules: RuleFolders = None) -> int:
    """List every rule: id, safety, fault."""
    from cleaner.pipeline import Pipeline

    for rule in Pipeline(config_of(config, rules)).rules.values():
        print(f"{rule.id}  [{rule.safety.value}]  {rule.fault}")
    return DONE


@rules_app.command("show")
def rules_show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="As `rules list` prints it.")],
    config: ConfigFile = None,
    rules: RuleFolders = None,
) -> int:
    """Show one rule: what it looks for, and its examples."""
    import difflib

    from cleaner.pipeline import Pipeline
    from cleaner.report.rules import shown

    settings = config_of(config, rules)
    known = Pipeline(settings).rules
    if rule_id not in known:
        close = difflib.get_close_matches(rule_id, known, 3) or sorted(known)[:3]
        raise ConfigError(f"{rule_id}: expected a rule id, such as {', '.join(close)}; found none")
    packed = {one.id: one for pack in packs_of(settings) for one in pack.rules}
    for row in shown(known[rule_id], packed.get(rule_id)):
        print(row)
    return DONE


@rules_app.command("check")
def rules_check(config: ConfigFile = None, rules: RuleFolders = None) -> int:
    """Read every rule file, and stop at the first that is not sound."""
    packs = packs_of(config_of(config, rules))
    checked = [rule for pack in packs for rule in pack.rules]
    for rule in checked:
        rule.check()
    say(f"{len(checked)} rules in {len(packs)} packs are well formed")
    return DONE


@rules_app.command("test")
def rules_test(config: ConfigFile = None, rules: RuleFolders = None) -> int:
    """Run every example of every rule."""
    from cleaner.ruletest import test_packs

    packs = packs_of(config_of(config, rules))
    problems = test_packs(packs)
    for problem in problems:
        print(problem)
    count = sum(len(pack.rules) for pack in packs)
    examples = sum(len(rule.examples) for pack in packs for rule in pack.rules)
    say(f"{count} rules, {examples} examples, {len(problems)} problems")
    return USAGE if problems else DONE
