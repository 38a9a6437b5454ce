"""Phrases that engines write for set phrases of Chinese news, and English writers do not.

Collected by comparing engine output with what a person would write for the same Chinese; each
stands beside the Chinese that it comes from. A phrase is evidence, never a fault by itself.
"""

from __future__ import annotations

__all__ = ["ENGINE_PHRASES"]

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
