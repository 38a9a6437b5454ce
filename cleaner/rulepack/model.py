"""What a rule pack is: guards, blocks, rules, and their patterns, compiled at first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cleaner.errors import PackError
from cleaner.rule import Example, Rule, Safety
from cleaner.text.literals import Room, required_literals
from cleaner.text.patterns import stays_in_line

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = ["Block", "Guard", "PackExample", "PackRule", "RulePack", "words_pattern"]


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

    A match of a rule that is a `proof` shows that a text is a machine translation: no writer of the
    language has such a phrase.
    With `sentence_case` a replacement takes a capital where its match begins a sentence.
    `required` are texts one of which stands in whatever the rule matches: a document that holds
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
    proof: bool = False
    guard: Guard = Guard()
    examples: tuple[PackExample, ...] = ()
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @cached_property
    def id(self) -> str:
        """The full id: pack, slash, the id in the file."""
        return self.rule.id

    @property
    def opening(self) -> str:
        """The pattern; of a block that of its first line. A `term` has none."""
        if self.kind == "term":
            return ""
        if self.block is not None:
            return self.block.start or self.block.item[0]
        return self.patterns[0]

    @cached_property
    def required(self) -> tuple[Mapping[str, Room], bool]:
        """Texts one of which a match holds, and where, and whether their case is to be ignored.

        Those of a block stand in its first line. Where in a match a `term` stands is not asked.
        """
        if not self.opening:
            return dict.fromkeys(self.patterns, (0, 0, 0, 0)), False
        return required_literals(self.opening)

    @property
    def reads_lines(self) -> bool:
        """Say whether its patterns are for whole lines."""
        return self.kind in ("line", "block")

    @cached_property
    def only_deletes(self) -> bool:
        """Say whether all that a match means is that its lines go."""
        changes = self.replacement is not None or self.rule.safety is Safety.SUGGEST
        return self.reads_lines and not self.fact and not changes

    @cached_property
    def is_guarded(self) -> bool:
        """Say whether its guard asks for anything."""
        return self.guard != Guard()

    @cached_property
    def stays_in_line(self) -> bool:
        """Say whether a match hangs on its own line alone, guards aside."""
        if self.kind == "term":
            return not any("\n" in one for one in self.patterns)
        return self.kind == "line" or (self.kind == "match" and stays_in_line(self.patterns[0]))

    @cached_property
    def compiled(self) -> Pattern[str]:
        """The pattern of a `match`, `term` or `line` rule."""
        if self.kind == "term":
            return words_pattern(self.patterns)
        return self._compile(self.patterns[0])

    @cached_property
    def line_pattern(self) -> Pattern[str]:
        """The pattern of a `line` rule, or of the first line of a `block` rule."""
        return self._compile(self.opening) if self.block else self.compiled

    @cached_property
    def block_patterns(self) -> tuple[Pattern[str] | None, tuple[Pattern[str], ...], Any]:
        """The patterns of a `block` rule: start, items, end."""
        block = self.block or Block(())
        start = self._compile(block.start) if block.start else None
        end = self._compile(block.end) if block.end else None
        return start, tuple(self._compile(one) for one in block.item), end

    def check(self) -> None:
        """Compile the patterns now; raise PackError for one, or a template, that is not sound."""
        _ = self.compiled if self.block is None else self.block_patterns
        if self.replacement and self.kind in ("match", "line"):
            # Matches nothing at all where the pattern does not match, and has the same groups.
            empty = self._compile(f"{self.patterns[0]}|").search("")
            if empty:
                self.written(empty)

    def written(self, match: Match[str]) -> str:
        """Return what stands in place of a match; raise PackError for a group it has not."""
        import regex

        if not self.replacement or self.kind == "term":
            return self.replacement or ""
        try:
            return match.expand(self.replacement)
        except (IndexError, KeyError, ValueError, regex.error) as error:
            raise self.fail(
                "a template of groups that the pattern has",
                f"{self.replacement!r} ({error})",
                "Mend 'replace', or name the group in the pattern.",
            ) from error

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
