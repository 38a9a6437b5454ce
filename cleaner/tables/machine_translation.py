"""What translation engines leave in English and writers do not: marks, and set phrases.

The phrases stand for set phrases of Chinese news. Collected by comparing engine output with what
a person would write for the same Chinese; each stands beside the Chinese that it comes from. A
phrase is evidence, never a fault by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["ENGINE_PHRASES", "MARKS", "Mark"]

ENGINE_PHRASES = (
    "Comprehensive News",  # 综合讯: compiled from agencies, a dateline of newspapers abroad
    "Comprehensive Bloomberg",  # 综合彭博社: compiled from Bloomberg and others
    "Comprehensive Reuters",  # 综合路透社
    "Comprehensive report",  # 综合报道
    "the relevant person in charge",  # 有关负责人: an official
    "relevant person in charge of",
    "Editor in charge",  # 责任编辑: the line that names the editor
    "this reporter learned",  # 记者了解到
    "The reporter learned",
    "the reporter learned",
    "(Reporter",  # （记者: the brackets with the names, behind the place
    "introduced that",  # 介绍说: said; in English persons and laws are introduced
    "comprehensive foreign media",  # 综合外媒: compiled from media abroad
    "Original title",  # 原标题
    "head of the two countries",  # 两国元首
    "the two heads of the state",
    "State Council of the State Council",  # 国务院
    "US President's National Security Assistant",  # 总统国家安全事务助理
    "the US Presidential Climate Special Envoy",  # 美国总统气候特使
    "the U.S. Presidential Climate Special Envoy",
    "agent executive vice",  # 代理常务副
    "the Foreign Ministry of the Ministry of Foreign Affairs",
    "Vice Minister of Deputy Minister",
    "Sino -US",  # 中美 with the space that engines put before a hyphen
    "Sino -American",
    "Sino -Russian",
    "Sino -Japanese",
)


@dataclass(frozen=True)
class Mark:
    """One kind of mark: what one is worth, and what all of them are worth at most."""

    kind: str
    pattern: re.Pattern[str] | None
    weight: float
    most: float


_CJK_MARKS = "，。；：？！、（）《》「」『』【】"

# Found on engine output and on sound text together: no kind reaches 1, the score of a machine
# translation, alone. What stands before is looked at last: a pattern is searched for by its start.
MARKS = (
    Mark("glued-stop", re.compile(r"[.!?](?<=[a-z][a-z%)].)[\"”]?(?=[A-Z][a-z])"), 0.15, 0.6),
    Mark("open-hyphen", re.compile(r" -(?<=[A-Za-z]{2} -)(?=[A-Za-z]{2})"), 0.12, 0.5),
    Mark("open-apostrophe", re.compile(r" [’'](?<=[A-Za-z] .)s\b"), 0.25, 0.4),
    Mark("wrong-side-quote", re.compile(r" [\"”](?<=[a-z][.!?] .)(?=[A-Z][a-z]+\d)"), 0.1, 0.2),
    Mark(
        "wide-mark",
        re.compile(
            rf" [{_CJK_MARKS}](?<=[A-Za-z0-9] .)"
            rf"|[{_CJK_MARKS}](?:(?<=[A-Za-z0-9].)|(?= ?[A-Za-z]))"
        ),
        0.25,
        0.5,
    ),
    Mark(
        "doubled-phrase", re.compile(r" (?:of|met with) (?:the )?(?P<again>[A-Z][a-z]+)"), 0.4, 0.6
    ),
    Mark("engine-phrase", None, 0.2, 0.4),
)
