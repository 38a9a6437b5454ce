"""Rule packs: YAML files of rules for one family of filters, and how they read a document.

A rule matches by exactly one of `match` (a pattern anywhere), `term` (literal words), `line` (a
pattern for a whole line) and `block` (a run of lines); its guard says what else must hold. Patterns
are those of the `regex` module, MULTILINE. Nothing in a pack is run: what needs more than a pattern
is a filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.document import Document
from cleaner.edit import Edit, Fact, Finding, Flag
from cleaner.errors import PackError
from cleaner.rule import Example, ExampleKind, Rule, Safety
from cleaner.rulefile import Node, read
from cleaner.text.patterns import required_literals

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = [
    "Block",
    "Guard",
    "PackRule",
    "RulePack",
    "default_folder",
    "find",
    "load_pack",
    "load_packs",
    "words_pattern",
]

_TIMEOUT_SECONDS = 20.0  # the last guard: no sound pattern needs a hundredth of it for a megabyte
_EDGE_LINES = 10  # what `position: head` means without a number

_PACK_KEYS = ("pack", "source", "target", "languages", "guard", "rules")
_MATCH_KEYS = ("match", "term", "line", "block")
_RULE_KEYS = (
    *("id", "fault", "safety", *_MATCH_KEYS),
    *("replace", "sentence_case", "field", "keep_text", "note", "guard", "examples"),
)
_BLOCK_KEYS = ("start", "item", "least", "end")
_GUARD_KEYS = (
    *("languages", "position", "any", "all", "none"),
    *("near", "rules", "machine_translated"),
)
_EXAMPLE_KEYS = ("fix", "to", "keep", "miss", "misfire", "document")
_DOCUMENTS = ("machine-translated", "plain")


@dataclass(frozen=True)
class Guard:
    """What must hold beside the match. An empty guard always holds.

    `head` and `tail` count non-blank lines from the two ends of the document; where both are
    given, either may hold. `near` words stand within `within` characters of the match.
    """

    languages: tuple[str, ...] = ()
    head: int = 0
    tail: int = 0
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    within: int = 0
    rules: tuple[str, ...] = ()
    machine_translated: bool = False


@dataclass(frozen=True)
class Block:
    """A run of lines: an optional first one, `least` rounds of items or more, an optional last."""

    item: tuple[str, ...]
    least: int = 1
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class PackExample(Example):
    """An example of a pack. It is a document of its own, taken for a machine translation
    unless `document: plain` says otherwise: so a `keep` is tried where it is hardest.
    """  # noqa: D205

    machine_translated: bool = True


@dataclass(frozen=True)
class PackRule:
    """One rule of a pack. `kind` names the key that it matches by; patterns compile at first use.

    With `sentence_case` a replacement takes a capital where its match begins a sentence.
    `literals` are texts one of which stands in whatever the rule matches: a document that holds
    none of them costs the rule one search each and nothing more.
    """

    rule: Rule
    kind: str
    patterns: tuple[str, ...]
    block: Block | None = None
    replacement: str | None = None
    sentence_case: bool = False
    fact: str = ""
    keep_text: bool = False
    note: str = ""
    guard: Guard = Guard()
    examples: tuple[PackExample, ...] = ()
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """The full id: pack, slash, the id in the file."""
        return self.rule.id

    @cached_property
    def literals(self) -> tuple[tuple[str, ...], bool]:
        """Texts one of which a match holds, and whether their case is to be ignored."""
        if self.kind == "term":
            return self.patterns, False
        if self.block is None:
            return required_literals(self.patterns[0])
        lines = (self.block.start, *self.block.item, self.block.end)
        known = [required_literals(one) for one in lines if one]
        return max(known, key=lambda one: min(map(len, one[0]), default=0))

    @cached_property
    def compiled(self) -> Pattern[str]:
        """The pattern of a `match`, `term` or `line` rule."""
        if self.kind == "term":
            return words_pattern(self.patterns)
        return self._compile(self.patterns[0])

    @cached_property
    def block_patterns(self) -> tuple[Pattern[str] | None, tuple[Pattern[str], ...], Any]:
        """The patterns of a `block` rule: start, items, end."""
        block = self.block or Block(())
        start = self._compile(block.start) if block.start else None
        end = self._compile(block.end) if block.end else None
        return start, tuple(self._compile(one) for one in block.item), end

    def fail(self, expected: str, got: str, step: str, line: int = 0) -> PackError:
        """Return an error that names file, line and rule."""
        place = f"{self.path}:{line or self.line}: {self.id.rpartition('/')[2]}"
        return PackError(f"{place}: expected {expected}, got {got}.\n  {step}")

    def _compile(self, pattern: str) -> Pattern[str]:
        import regex

        try:
            return regex.compile(pattern, regex.MULTILINE)
        except regex.error as error:
            raise self.fail(
                "a pattern of the regex module", f"{pattern!r} ({error})", "Mend the pattern."
            ) from error


@dataclass(frozen=True)
class RulePack:
    """One rule file: its id, the languages it is for, its rules, and the digest of its bytes."""

    id: str
    rules: tuple[PackRule, ...]
    digest: str
    source: str = ""
    target: str = ""
    languages: tuple[str, ...] = ()
    path: str = field(default="", compare=False)

    @property
    def family(self) -> str:
        """The filter that the pack belongs to: the part of the id before the first slash."""
        return self.id.partition("/")[0]


# Loading


def default_folder() -> Path:
    """Return the folder of the rules that ship with the project.

    In an installed copy they lie inside the package; in a checkout, beside it.
    """
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


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
        root, data = read(path)
        if isinstance(root.value, Mapping) and "glossary" in root.value:
            continue
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


def load_pack(path: Path) -> RulePack:
    """Return the pack in one file; raise PackError where the file is not a sound pack."""
    return _pack(*read(path))


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
    flags_only = suggests and rule.replacement is None
    for example in rule.examples:
        if example.kind is ExampleKind.FIX and (example.to is None) is not flags_only:
            raise rule.fail(
                "'to' beside 'fix', unless the rule only reports",
                repr(example.to),
                "Add or remove 'to'.",
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


# Matching

_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\u9fff"))


def words_pattern(words: Iterable[str]) -> Pattern[str]:
    """Return a pattern for any of these words, longest first, standing for themselves.

    Scripts that put no space between words have no such edge.

    >>> words_pattern(["the Sino-US dollar", "\u9886\u5bfc"]).findall("the Sino-US dollars")
    []
    """
    import regex

    ordered = sorted(set(words), key=lambda one: (-len(one), one))
    return regex.compile("|".join(_whole(one) for one in ordered) or r"(?!)")


def _whole(word: str) -> str:
    import regex

    left = r"(?<!\w)" if _has_edge(word[0]) else ""
    right = r"(?!\w)" if _has_edge(word[-1]) else ""
    return left + regex.escape(word, literal_spaces=True) + right


def _has_edge(char: str) -> bool:
    spaced = not any(low <= char <= high for low, high in _UNSPACED)
    return (char.isalnum() or char == "_") and spaced


@dataclass(frozen=True)
class _Line:
    """A non-blank line: its span with its line end, and the span of its stripped text."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True)
class _Hit:
    """One place that a rule matched: what goes, and the match that fills the template."""

    start: int
    end: int
    match: Match[str]


class _Reading:
    """One document while rules read it: what several of them ask for is found out once."""

    def __init__(
        self, rules: Sequence[PackRule], document: Document, machine_translated: bool | None
    ) -> None:
        self._rules = rules
        self.document = document
        self.text = document.text
        self._translated = machine_translated
        self._words: dict[str, bool] = {}
        self._hits: dict[str, tuple[_Hit, ...]] = {}

    @cached_property
    def by_id(self) -> dict[str, PackRule]:
        """The rules by their full ids."""
        return {one.id: one for one in self._rules}

    @cached_property
    def folded(self) -> str:
        """The text without case, to be searched only."""
        return self.text.casefold()

    @cached_property
    def lines(self) -> tuple[_Line, ...]:
        """The non-blank lines, in order."""
        found = []
        start = 0
        for line in self.text.split("\n"):
            end = min(start + len(line) + 1, len(self.text))
            bare = line.strip()
            if bare:
                left = start + len(line) - len(line.lstrip())
                found.append(_Line(start, end, left, left + len(bare)))
            start = end
        return tuple(found)

    @cached_property
    def machine_translated(self) -> bool:
        """The judgement on the whole document, unless the caller knows."""
        if self._translated is not None:
            return self._translated
        if self.document.translated_from:
            return True
        from cleaner.text.machine_translation import judge

        return judge(self.text).is_machine_translated

    def has_word(self, word: str) -> bool:
        """Say whether the word stands in the document, for itself."""
        if word not in self._words:
            found = word in self.text and words_pattern([word]).search(self.text) is not None
            self._words[word] = found
        return self._words[word]

    def hits(self, rule: PackRule) -> tuple[_Hit, ...]:
        """Return the matches of a rule whose guard holds."""
        if rule.id not in self._hits:
            self._hits[rule.id] = ()  # what a circle of guards sees: nothing
            self._hits[rule.id] = tuple(self._find(rule))
        return self._hits[rule.id]

    def _find(self, rule: PackRule) -> Iterator[_Hit]:
        if rule.guard.machine_translated and self._translated is False:
            return
        literals, ignores_case = rule.literals
        if literals:
            where = self.folded if ignores_case else self.text
            for literal in literals:
                if literal in where:
                    break
            else:
                return
        if self._allows_document(rule.guard):
            for hit in self._matches(rule):
                if self._allows_place(rule, hit):
                    yield hit

    def _matches(self, rule: PackRule) -> Iterator[_Hit]:
        try:
            if rule.kind == "line":
                yield from self._line_matches(rule)
            elif rule.kind == "block":
                yield from self._block_matches(rule)
            else:
                for match in rule.compiled.finditer(self.text, timeout=_TIMEOUT_SECONDS):
                    yield _Hit(match.start(), match.end(), match)
        except TimeoutError as error:
            raise rule.fail(
                f"a match within {_TIMEOUT_SECONDS:.0f} seconds", "none", "Bound its repeats."
            ) from error

    def _line_matches(self, rule: PackRule) -> Iterator[_Hit]:
        for line in self.lines:
            match = self._whole_line(rule.compiled, line)
            if match:
                yield _Hit(line.start, line.end, match)

    def _whole_line(self, pattern: Pattern[str], line: _Line) -> Match[str] | None:
        bare = self.text[line.left : line.right]
        return pattern.fullmatch(bare, timeout=_TIMEOUT_SECONDS)

    def _block_matches(self, rule: PackRule) -> Iterator[_Hit]:
        first = 0
        while first < len(self.lines):
            after, match = self._block_at(rule, first)
            if match is not None:
                yield _Hit(self.lines[first].start, self.lines[after - 1].end, match)
            first = max(after, first + 1)

    def _block_at(self, rule: PackRule, first: int) -> tuple[int, Match[str] | None]:
        """Return the index after the block that begins at line `first`, and its first match."""
        start, items, end = rule.block_patterns
        at = first
        opening: Match[str] | None = None
        if start is not None:
            opening = self._whole_line(start, self.lines[at])
            if opening is None:
                return first, None
            at += 1
        rounds = 0
        while True:
            matches = [
                self._whole_line(pattern, line)
                for pattern, line in zip(items, self.lines[at:], strict=False)
            ]
            if len(matches) < len(items) or not all(matches):
                break
            opening = opening or matches[0]
            at += len(items)
            rounds += 1
        if rounds < (rule.block.least if rule.block else 1):
            return first, None
        if end is not None:
            if at >= len(self.lines) or self._whole_line(end, self.lines[at]) is None:
                return first, None
            at += 1
        return at, opening

    def _allows_document(self, guard: Guard) -> bool:
        known = {one.partition("-")[0] for one in guard.languages} | {"", "und"}
        if guard.languages and self.document.base_language not in known:
            return False
        if guard.any and not any(map(self.has_word, guard.any)):
            return False
        if not all(map(self.has_word, guard.all)) or any(map(self.has_word, guard.none)):
            return False
        return self.machine_translated if guard.machine_translated else True

    def _allows_place(self, rule: PackRule, hit: _Hit) -> bool:
        guard = rule.guard
        if (guard.head or guard.tail) and not self._is_at_edge(guard, hit):
            return False
        if guard.near and not self._is_near(guard, hit):
            return False
        return not guard.rules or any(
            other.end <= hit.start or hit.end <= other.start
            for one in guard.rules
            if one in self.by_id
            for other in self.hits(self.by_id[one])
        )

    def _is_at_edge(self, guard: Guard, hit: _Hit) -> bool:
        """Say whether the match lies wholly in the first or the last lines."""
        lines = self.lines
        head = guard.head and hit.end <= lines[min(guard.head, len(lines)) - 1].end
        tail = guard.tail and hit.start >= lines[-min(guard.tail, len(lines))].start
        return bool(head or tail)

    def _is_near(self, guard: Guard, hit: _Hit) -> bool:
        """Say whether at most `within` characters lie between the match and one of the words."""
        reach = guard.within + max(map(len, guard.near))
        pattern = words_pattern(guard.near)
        around = pattern.finditer(self.text, max(0, hit.start - reach), hit.end + reach)
        return any(
            0 <= hit.start - one.end() <= guard.within or 0 <= one.start() - hit.end <= guard.within
            for one in around
        )


def find(
    rules: Sequence[PackRule], document: Document, machine_translated: bool | None = None
) -> Iterator[Finding]:
    r"""Yield what the rules find in the document: edits, flags of `suggest` rules, and facts.

    `machine_translated` is the judgement on the document where the caller has made it.

    >>> login = PackRule(Rule("boilerplate/x/login", "Prompt.", Safety.SAFE), "line", ("Log in",))
    >>> list(find([login], Document("Text.\nLog in\n")))
    [Edit(start=6, end=13, replacement='', rule='boilerplate/x/login')]
    """
    reading = _Reading(rules, document, machine_translated)
    for rule in rules:
        for hit in reading.hits(rule):
            yield from _findings(rule, hit, document.text)


_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?][\"”’)]? ?)[\"“‘(]?\Z")


def _findings(rule: PackRule, hit: _Hit, text: str) -> Iterator[Finding]:
    if rule.fact:
        named = rule.kind != "term" and "value" in hit.match.groupdict()
        value = hit.match["value"] if named else hit.match[0]
        left, right = _bare(text, hit)
        yield Fact(left, right, rule.fact, (value or hit.match[0]).strip(), rule.id)
        if rule.keep_text:
            return
    new = _replacement(rule, hit)
    if rule.sentence_case and _SENTENCE_START.search(text, max(0, hit.start - 4), hit.start):
        new = new[:1].upper() + new[1:]
    if rule.rule.safety is Safety.SUGGEST:
        left, right = _bare(text, hit)
        yield Flag(left, right, rule.id, rule.note or rule.rule.fault, new)
        return
    start, end = (hit.start, hit.end) if rule.replacement is None else _bare(text, hit)
    start, end, new = _trimmed(text, start, end, new)
    if text[start:end] != new:
        yield Edit(start, end, new, rule.id)


def _bare(text: str, hit: _Hit) -> tuple[int, int]:
    """Return the span without the white space of a line around it; that of a match stays."""
    matched = text[hit.start : hit.end]
    if matched == hit.match[0]:
        return hit.start, hit.end
    left = hit.start + len(matched) - len(matched.lstrip())
    return left, max(left, hit.start + len(matched.rstrip()))


def _replacement(rule: PackRule, hit: _Hit) -> str:
    if not rule.replacement:
        return ""
    if rule.kind == "term":
        return rule.replacement
    try:
        return hit.match.expand(rule.replacement)
    except (IndexError, KeyError, ValueError, _template_error()) as error:
        raise rule.fail(
            "a template of groups that the pattern has", repr(rule.replacement), f"({error})"
        ) from error


def _template_error() -> type[Exception]:
    """Return the regex module's own exception class."""
    import regex

    error: type[Exception] = regex.error
    return error


def _trimmed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Take off the whole words that old and new text share at either end."""
    old_words, new_words = _split(text[start:end]), _split(new)
    while old_words and new_words and old_words[0] == new_words[0]:
        start += len(old_words.pop(0))
        new_words.pop(0)
    while old_words and new_words and old_words[-1] == new_words[-1]:
        end -= len(old_words.pop())
        new_words.pop()
    return start, end, "".join(new_words)


def _split(text: str) -> list[str]:
    """Cut a text into words, and single characters between them."""
    import regex

    cuts = [0, *(one.start() for one in regex.finditer(r"\b|(?<=\W)(?=\W)", text)), len(text)]
    return [text[a:b] for a, b in pairwise(sorted(set(cuts)))]
