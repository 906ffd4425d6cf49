"""The words a cut or a bracket may not swallow in silence: denials and numbers; and which words may stand for which.

The lists are of the languages a matcher is likely to meet, and deliberately lean to saying too much: a flag asks the writer
for a note, a missed "not" misleads the reader. Nothing here knows where in a text a word stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from firsthand.evidence.characters import fold_case


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEGATIONS = _listed(
    # English
    "no not never nor neither none nothing nobody nowhere without cannot hardly barely scarcely rarely seldom unless except "
    "dont didnt doesnt isnt arent wasnt werent wont cant couldnt shouldnt wouldnt hasnt havent hadnt aint "
    # German, Dutch, the Scandinavian languages
    "nicht nichts nie niemals niemand nirgends kein keine keinen keinem keiner keines ohne weder noch kaum niet niets nooit "
    "geen zonder ikke aldri aldrig ingen inget inga inte ej utan uden uten "
    # French, Spanish, Portuguese, Italian, Romanian
    "ne ni non jamais aucun aucune sans rien personne nunca jamás nada nadie ningún ninguna ninguno tampoco não nem sem nenhum "
    "nenhuma né senza nessuno nessuna niente nu niciodată fără "
    # Slavic, Baltic, Greek, Hungarian, Finnish, Turkish
    "не нет ни никогда без нельзя немає ні ніколи nie nigdy bez nikt nic není nikdy žádný nem soha nélkül ei ilman değil yok "
    "hayır δεν δε μη μην όχι ποτέ χωρίς "
    # Arabic, Persian, Hebrew, Hindi, Indonesian, Vietnamese
    "لا لم لن ليس ليست غير بدون نه نیست לא אין בלי אל नहीं मत बिना tidak bukan jangan tanpa không chưa chẳng"
)
_DENIALS = _listed("deny denies denied denying false falsely untrue doubt doubts doubted disbelieve wrong")
_EXCEPTIONS = _listed("except unless without excluding barring excepting außer sofern sauf excepto salvo кроме")
_CARRIERS = _listed(
    "a an the that to be been being is are was were am have has had do does did will would could should any all at even ever "
    "really actually always exactly quite so very just only simply think thought believe believed say said saying claim "
    "claimed suggest suggested mean meant know expect want intend going true certain sure convinced in fact of der die "
    "das ein eine einen dass zu le la les un une que de el los las una che di"
)
_UNSPACED_NEGATION = re.compile(
    "[不没沒無无未非勿莫否]|別|别|ない|なく|なかっ|なけれ|ません|ぬ|않|못|없|아니|(?<!\\S)안 |ไม่|มิได้|ไร้|ยกเว้น"
)
_NEGATION_BEFORE = re.compile("(?:[不没沒無无未非勿莫否別别][有能会會可要想]?|못 ?|(?:^|\\s)안 ?|ไม่|มิ)\\Z")
_NEGATION_AFTER = re.compile("(?:ない|なかっ|なく|なけれ|ません|ず|ぬ|まい|지 ?(?:않|못|마|말)|[가이]? ?아니)")

_NUMBERS = _listed(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions "
    "billion billions trillion trillions dozen dozens half twice thrice double triple percent"
)
_MAGNITUDES = _listed(
    "hundred thousand million millions billion billions trillion bn mn tn k m dozen percent per pct point points half % ‰ ° "
    "万 萬 億 亿 兆 千 百 十 만 억 조 천 백 십 mio mrd millionen milliarden millones mil prozent milliards milliard lakh crore"
)
_ONLY_BEHIND_NUMBERS = _listed("m k per point points")
_UNITS = _listed(
    "km m cm mm miles mile metres meters feet ft kg g mg tonnes tons lb lbs pounds dollars dollar euros euro cents pence yen "
    "degrees litres liters gallons mph kph hours minutes seconds days weeks months years votes"
)
_SIGNS = _listed("- minus negative plus under over below above than")
_FAR_EAST_FIGURES = frozenset("〇零一二三四五六七八九十百千万萬億亿兆两兩")
_FAR_EAST_NUMBER = re.compile("[〇零一二三四五六七八九十百千万萬億亿兆两兩]{2,}")

_REFERRING = _listed(
    "he she it they him her them his hers its their theirs we us our ours i me my mine you your yours himself herself itself "
    "themselves this that these those who whom whose which what here there then now today yesterday tomorrow someone somebody "
    "something one ones same such said er sie es ihm ihn ihr ihnen wir uns il elle ils elles lui leur nous él ella ello ellos "
    "ellas он она оно они 他 她 它 我 你 您 这 這 那 彼 私 僕 俺 그 저 이"
)
_EMPTY = _listed(
    "a an the is are was were be been being am has have had do does did will would shall der die das le la les el los las"
)
_TITLES = _listed(
    "president senator governor mayor minister chancellor king queen prince princess emperor pope general colonel captain "
    "judge justice professor doctor mr mrs ms miss sir madam lord lady secretary chairman chair congressman congresswoman "
    "ambassador attorney company church court government state city country prime bill act committee house"
)
_STEM = 3


def count_negations(keys: Iterable[str], text: str) -> int:
    """How many words of a denial there are: in ``keys`` (folded words) and, for scripts without spaces, in ``text``."""
    return sum(map(_is_negation, keys)) + len(_UNSPACED_NEGATION.findall(text))


def find_numbers(keys: Iterable[str], text: str) -> list[str]:
    """The numbers, in figures or words, sorted."""
    return sorted([*filter(is_number, keys), *_FAR_EAST_NUMBER.findall(text)])


def is_number(key: str) -> bool:
    """Whether a folded word holds a figure or names a number. "One" is not counted: it is mostly a pronoun."""
    return key in _NUMBERS or any(unicodedata.category(char) in {"Nd", "No", "Nl"} for char in key)


def denies_what_follows(keys: Sequence[str], text: str) -> bool:
    """Whether words (and their text) that stand right before a passage deny it.

    "Not", "not a", "never said that" reach what follows; in "not close the plant" the denial ends with "close".
    """
    for key in reversed(keys):
        if _is_negation(key) or key in _DENIALS:
            return True
        if key not in _CARRIERS:
            break
    return bool(_NEGATION_BEFORE.search(text))


def denies_what_precedes(key: str, text: str) -> bool:
    """Whether the word (and the text from it on) right behind a passage denies it."""
    return _is_negation(key) or bool(_NEGATION_AFTER.match(text))


def takes_back(key: str) -> bool:
    """Whether a word, even behind a comma, goes on to take back a part of what was said: "except", "unless"."""
    return key in _EXCEPTIONS


def belongs_to_number(before: Sequence[str], first: str) -> bool:
    """Whether the words before are the front of a number or amount that goes on with ``first``."""
    if not before:
        return False
    if is_number(first) or first in _MAGNITUDES or first in _FAR_EAST_FIGURES:
        last = before[-1]
        joins = last == "and" and len(before) > 1 and before[-2] in _MAGNITUDES
        return last in _SIGNS or joins or _is_part_of_number(last)
    return False


def continues_number(last: str, after: Sequence[str]) -> bool:
    """Whether the words after are the rest of the number or amount that ends with ``last``."""
    if not after or not _is_part_of_number(last):
        return False
    joins = after[0] == "and" and last in _MAGNITUDES and len(after) > 1 and is_number(after[1])
    return joins or after[0] == "-" or after[0] in _UNITS or after[0] in _FAR_EAST_FIGURES or _goes_on(after[0])


def swaps_words(inserted: Sequence[str], replaced: Sequence[str]) -> bool:
    """Whether bracketed words say something else than those they replace, instead of naming what they refer to.

    "[Holmes]" for "he", "my friend" or "the detective" names; "[Jones]" for "Smith" and "[praised]" for "mocked" swap, and
    "[Smith]" for "Smith and Jones" leaves somebody out.
    """
    new = [fold_case(word) for word in inserted]
    keys = [fold_case(word) for word in replaced]
    told = [(word, key) for word, key in zip(replaced, keys, strict=True) if key not in _EMPTY]
    lost = [(word, key) for word, key in told if not any(_is_kin(key, other) for other in new)]
    if not lost or not new or any(key in _REFERRING for key in keys):
        return False
    if len(lost) < len(told):
        return any(key not in _TITLES for _, key in lost)
    names_before = any(word[:1].isupper() and key not in _TITLES for word, key in lost)
    return names_before == any(word[:1].isupper() for word in inserted)


def _is_negation(key: str) -> bool:
    return key in _NEGATIONS or key.endswith("n't") or key.startswith(("n'", "non-"))


def _is_part_of_number(key: str) -> bool:
    return is_number(key) or key in _FAR_EAST_FIGURES or key in _MAGNITUDES - _ONLY_BEHIND_NUMBERS or key == "one"


def _goes_on(key: str) -> bool:
    return key in _MAGNITUDES or is_number(key)


def _is_kin(first: str, second: str) -> bool:
    """Whether two words are forms of one: they begin alike, and neither ends in "-less"."""
    if first.endswith("less") != second.endswith("less") or _EMPTY & {first, second}:
        return False
    return first == second or (len(first) >= _STEM and first[:_STEM] == second[:_STEM])
