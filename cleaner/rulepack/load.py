"""Load rule packs: YAML to validated rules, with errors that name file, line and rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from cleaner.errors import PackError
from cleaner.rule import ExampleKind, Rule, Safety
from cleaner.rulefile import Node, content, parse, read
from cleaner.rulepack.model import Block, Guard, PackExample, PackRule, RulePack

__all__ = ["default_folder", "load_pack", "load_packs", "parse_pack"]

# The filters that read rule files, and what tells a rule file from other YAML.
_FAMILIES = ("boilerplate", "translation")
_RULE_FILE = re.compile(rb"^(?:\xef\xbb\xbf)?(?:pack|glossary):", re.MULTILINE)

_EDGE_LINES = 10  # what `position: head` means without a number

_GLOSSARY = re.compile(rb"^glossary[ \t]*:", re.MULTILINE)  # at the left edge: a key of the file

_PACK_KEYS = ("pack", "source", "target", "languages", "guard", "rules")
_MATCH_KEYS = ("match", "term", "line", "block")
_RULE_KEYS = (
    *("id", "fault", "safety", *_MATCH_KEYS),
    *("replace", "sentence_case", "field", "keep_text", "note", "proof", "guard", "examples"),
)
_BLOCK_KEYS = ("start", "item", "least", "end")
_GUARD_KEYS = (
    *("languages", "position", "any", "all", "none"),
    *("near", "rules", "machine_translated"),
)
_EXAMPLE_KEYS = ("fix", "to", "keep", "miss", "misfire", "document")
_DOCUMENTS = ("machine-translated", "plain")


def default_folder() -> Path:
    """Return the folder of the rules that ship with the project.

    In an installed copy they lie inside the package; in a checkout, beside it.
    """
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_packs(folders: Sequence[Path], family: str) -> tuple[RulePack, ...]:
    """Return the packs of one family from several folders, in the order of their paths.

    A rule of a later folder takes the place of one with the same full id in an earlier one. A
    file that opens with `glossary:` is none of these packs: a filter reads it for itself.
    """
    packs: list[RulePack] = []
    for folder in folders:
        if not folder.is_dir():
            raise PackError(f"{folder.as_posix()}: expected a folder of rules, got none there.")
        own = list(_folder_packs(folder, family))
        if folder != default_folder():  # ours compile at first use: they are tested
            _check_places(folder)
            for rule in (rule for pack in own for rule in pack.rules):
                rule.check()
        replaced = {one.id for pack in own for one in pack.rules}
        packs = [
            replace(pack, rules=tuple(one for one in pack.rules if one.id not in replaced))
            for pack in packs
        ]
        packs += own
    return tuple(pack for pack in packs if pack.rules)


def _folder_packs(folder: Path, family: str) -> Iterator[RulePack]:
    seen: dict[str, PackRule] = {}
    for path in sorted((folder / family).rglob("*.yaml"), key=lambda one: one.as_posix()):
        data = content(path)
        if path.name.startswith("people") and _GLOSSARY.search(data):
            continue
        root = parse(data, path.as_posix())
        if isinstance(root.value, Mapping) and "glossary" in root.value:
            place = root.required("glossary")
            place.fail("a glossary in people*.yaml", path.name, "Rename the file.")
        pack = _pack(root, data)
        if pack.family != family:
            root.required("pack").fail(f"a pack of {family!r}", repr(pack.id), "Move the file.")
        for rule in pack.rules:
            if rule.id in seen:
                first = seen[rule.id]
                raise rule.fail(
                    "each id once", f"{rule.id!r} again", f"First at {first.path}:{first.line}."
                )
            seen[rule.id] = rule
        yield pack


def _check_places(folder: Path) -> None:
    """Raise PackError for a rule file that no filter would read where it lies."""
    for path in sorted(folder.rglob("*.y*ml")):
        place = path.relative_to(folder)
        is_read = place.parts[0] in _FAMILIES and len(place.parts) > 1 and path.suffix == ".yaml"
        if not is_read and path.is_file() and _RULE_FILE.search(path.read_bytes()):
            raise PackError(
                f"{path.as_posix()}: expected rule files as FAMILY/.../NAME.yaml in {folder}, "
                f"where FAMILY is one of: {', '.join(_FAMILIES)}; got {place.as_posix()}.\n"
                "  Move or rename the file, or name the folder above it."
            )


def load_pack(path: Path) -> RulePack:
    """Return the pack in one file; raise PackError where the file is not a sound pack."""
    return _pack(*read(path))


def parse_pack(data: bytes, path: str = "<text>") -> RulePack:
    """Return the pack that these bytes of YAML hold; raise PackError where they hold none."""
    return _pack(parse(data, path), data)


def _pack(root: Node, data: bytes) -> RulePack:
    entries = root.mapping("a pack", _PACK_KEYS)
    pack_id = root.required("pack").text("the id of the pack")
    languages = entries["languages"].texts() if "languages" in entries else ()
    target = entries["target"].text() if "target" in entries else ""
    source = entries["source"].text() if "source" in entries else ""
    default = Guard(languages=languages or ((target,) if target else ()))
    if "guard" in entries:
        default = _guard(entries["guard"], default, pack_id)
    rules: dict[str, PackRule] = {}
    for node in root.required("rules").items("a list of rules"):
        rule = _rule(node, pack_id, default)
        if rule.id in rules:
            node.about(rule.id.rpartition("/")[2]).fail(
                "each id once", "this id again", f"First at line {rules[rule.id].line}."
            )
        rules[rule.id] = rule
    digest = sha256(data).hexdigest()[:12]
    return RulePack(pack_id, tuple(rules.values()), digest, source, target, languages, root.path)


def _rule(node: Node, pack_id: str, default: Guard) -> PackRule:
    node.mapping("a rule", _RULE_KEYS)
    name = node.required("id").text("an id")
    node = node.about(name)
    if not all(part.isascii() and part.isalnum() and part.islower() for part in name.split("-")):
        node.fail("an id of lower-case words and hyphens", repr(name), "Name the fault.")
    entries = node.mapping("a rule", _RULE_KEYS)
    kinds = [key for key in _MATCH_KEYS if key in entries]
    if len(kinds) != 1:
        got = ", ".join(kinds) or "none"
        node.fail(f"exactly one of {', '.join(_MATCH_KEYS)}", got, "Make it one rule each.")
    safety = node.required("safety").choice("a safety class", [one.value for one in Safety])
    fault = node.required("fault").text("the fault in words")
    kind = kinds[0]
    found = PackRule(
        rule=Rule(f"{pack_id}/{name}", fault, Safety(safety)),
        kind=kind,
        patterns=entries[kind].texts() if kind != "block" else (),
        block=_block(entries[kind]) if kind == "block" else None,
        replacement=entries["replace"].raw_text() if "replace" in entries else None,
        sentence_case=(
            "sentence_case" in entries and entries["sentence_case"].truth("sentence_case")
        ),
        fact=entries["field"].text() if "field" in entries else "",
        keep_text="keep_text" in entries and entries["keep_text"].truth("keep_text"),
        note=entries["note"].text() if "note" in entries else "",
        proof="proof" in entries and entries["proof"].truth("proof"),
        guard=_guard(entries["guard"], default, pack_id) if "guard" in entries else default,
        examples=_examples(entries["examples"]) if "examples" in entries else (),
        path=node.path,
        line=node.line,
    )
    _check_sense(found, node)
    return found


def _check_sense(rule: PackRule, node: Node) -> None:
    """Fail where keys do not go together."""
    suggests = rule.rule.safety is Safety.SUGGEST
    if len(rule.patterns) > 1 and rule.kind != "term":
        node.fail(f"one pattern for '{rule.kind}'", "a list", "Join them by '|', or use 'term'.")
    if rule.keep_text and not rule.fact:
        node.fail("'field' beside 'keep_text'", "none", "Name the field, or drop 'keep_text'.")
    if rule.keep_text and rule.replacement is not None:
        node.fail("no 'replace' beside 'keep_text'", "one", "Drop one of the two.")
    deletes = rule.replacement is None and not rule.fact and not suggests
    if deletes and rule.kind in ("match", "term"):
        node.fail("'replace'", "none", "Say what to write ('' deletes), or use 'suggest'.")
    reports = rule.keep_text or (suggests and rule.replacement is None)
    for example in rule.examples:
        if example.kind is ExampleKind.FIX and example.to is None and not reports:
            raise rule.fail(
                "'to' beside 'fix', unless the rule only reports",
                "none",
                "Add 'to:' with the repaired text.",
                example.line,
            )


def _block(node: Node) -> Block:
    entries = node.mapping("a block", _BLOCK_KEYS)
    return Block(
        item=node.required("item").texts(),
        least=entries["least"].number("the least number of items") if "least" in entries else 1,
        start=entries["start"].text() if "start" in entries else "",
        end=entries["end"].text() if "end" in entries else "",
    )


def _guard(node: Node, default: Guard, pack_id: str) -> Guard:
    """Return the default guard of the pack with what the rule says in its place."""
    entries = node.mapping("a guard", _GUARD_KEYS)
    own: dict[str, Any] = {
        key: entries[key].texts() for key in ("languages", "any", "all", "none") if key in entries
    }
    if "position" in entries:
        own["head"], own["tail"] = _position(entries["position"])
    if "near" in entries:
        entries["near"].mapping("'near'", ("words", "within"))
        own["near"] = entries["near"].required("words").texts()
        own["within"] = entries["near"].required("within").number("a distance in characters")
    if "rules" in entries:
        own["rules"] = tuple(
            one if "/" in one else f"{pack_id}/{one}" for one in entries["rules"].texts()
        )
    if "machine_translated" in entries:
        own["machine_translated"] = entries["machine_translated"].truth("machine_translated")
    return replace(default, **own)


def _position(node: Node) -> tuple[int, int]:
    if isinstance(node.value, str):
        edge = node.choice("an edge of the document", ("head", "tail"))
        return (_EDGE_LINES, 0) if edge == "head" else (0, _EDGE_LINES)
    entries = node.mapping("'position'", ("head", "tail"))
    head, tail = (
        entries[key].number("a number of lines") if key in entries else 0
        for key in ("head", "tail")
    )
    return head, tail


def _examples(node: Node) -> tuple[PackExample, ...]:
    found = []
    for one in node.items("a list of examples"):
        entries = one.mapping("an example", _EXAMPLE_KEYS)
        kinds = [kind for kind in ExampleKind if kind.value in entries]
        if len(kinds) != 1:
            one.fail("one of fix, keep, miss, misfire", str(len(kinds)), "Write one example each.")
        kind = kinds[0]
        if "to" in entries and kind not in (ExampleKind.FIX, ExampleKind.MISFIRE):
            one.fail("'to' beside 'fix' and only there", kind.value, "Remove 'to'.")
        plain = "document" in entries and (
            entries["document"].choice("a document", _DOCUMENTS) == "plain"
        )
        found.append(
            PackExample(
                kind=kind,
                text=entries[kind.value].text("an example"),
                to=entries["to"].raw_text() if "to" in entries else None,
                line=one.line,
                machine_translated=not plain,
            )
        )
    return tuple(found)
