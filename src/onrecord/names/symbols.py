"""A word of a name as the symbols that its script's spelling model counts: letters, sounds or parts of syllables.

Alphabets and consonant scripts keep their letters. Syllabic scripts are taken apart, so that what is learnt of one
syllable serves another: Hangul into jamo, kana into consonants and vowels, Han characters into the initial and the
final of their Mandarin reading.
"""

from __future__ import annotations

import re
from typing import Final

from anyascii import anyascii

_ONSETS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS: Final = " ㄱㄲㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㄹㄹㅁㅂㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_HANGUL_FIRST: Final = 0xAC00

_KANA_ROWS: Final = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "y": "ヤ　ユ　ヨ",
    "r": "ラリルレロ",
    "w": "ワ　　　　",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_KANA: Final[dict[str, tuple[str, ...]]] = {
    **{
        kana: (*row, vowel)
        for row, letters in _KANA_ROWS.items()
        for kana, vowel in zip(letters, "aiueo", strict=True)
        if kana.strip()
    },
    "シ": ("S", "i"),
    "チ": ("C", "i"),
    "ツ": ("T", "u"),
    "フ": ("f", "u"),
    "ジ": ("j", "i"),
    "ヂ": ("j", "i"),
    "ヅ": ("z", "u"),
    "ヴ": ("v", "u"),
    "ヷ": ("v", "a"),
    "ヲ": ("o",),
    "ヰ": ("i",),
    "ヱ": ("e",),
    "ン": ("N",),
    "ッ": ("Q",),
    "ー": ("-",),
}
_SMALL: Final = dict(zip("ァィゥェォャュョヮ", "aiueoauoa", strict=True))
_PALATAL: Final = frozenset("SCj")
_HIRAGANA_TO_KATAKANA: Final = 0x60

_PINYIN: Final = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([a-z]+)")
_NAME_READINGS: Final = {
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "曾": "zeng",
    "区": "ou",
    "查": "zha",
    "朴": "piao",
    "尉": "wei",
}
"""Characters that are read otherwise as family names than the commonest reading, which is anyascii's."""


def symbols(word: str, script: str) -> tuple[str, ...]:
    """Return the symbols of a folded word of one script; characters that have no reading are left out."""
    match script:
        case "hangul":
            return tuple(_hangul(word))
        case "kana":
            return tuple(_kana(word))
        case "han":
            return tuple(_han(word))
        case "hebrew":
            return tuple(re.findall(r"[^']'?", word))
        case _:
            return tuple(word)


def _hangul(word: str) -> list[str]:
    found = []
    for char in word:
        place = ord(char) - _HANGUL_FIRST
        found += [_ONSETS[place // 588], _VOWELS[place % 588 // 28]]
        if place % 28:
            found.append(_CODAS[place % 28] + ".")
    return found


def _kana(word: str) -> list[str]:
    found: list[str] = []
    for char in word:
        kana = chr(ord(char) + _HIRAGANA_TO_KATAKANA) if "ぁ" <= char <= "ゖ" else char
        if kana in _SMALL:
            _contract(found, kana)
        else:
            found += _KANA.get(kana, ())
    return found


def _contract(found: list[str], small: str) -> None:
    """Let a small vowel take the place of the one before it: ki + small ya is kya, fu + small a is fa."""
    before = found.pop() if found and found[-1] in "aiueo" else ""
    onset = found[-1] if found else ""
    if small in "ャュョ" and onset not in _PALATAL:
        found.append("y")
    elif small in "ァィェォヮ" and before == "u" and onset in ("", "k", "g", *"aiueoNQ-"):
        found.append("w")
    found.append(_SMALL[small])


def _han(word: str) -> list[str]:
    found = []
    for char in word:
        reading = _NAME_READINGS.get(char) or re.sub(r"[^a-z]", "", anyascii(char).lower())
        match = _PINYIN.fullmatch(reading)
        if match:
            if match[1]:
                found.append(match[1])
            found.append("-" + match[2])
    return found
