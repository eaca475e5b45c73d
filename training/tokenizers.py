"""spaCy's tokenizers for Norwegian and English, brought into line with the treebanks' words on press text.

A tokenizer is saved with its pipeline as patterns and exceptions, so nothing of this module is needed to load one. Each
change below was made because the treebanks (train and dev) cut words otherwise than spaCy's rules do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.symbols import NORM, ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

EMOTICON_THAT_IS_TEXT = re.compile(r"^[()\[\]]+[:;=8x]+-?$|^\(?[8x]-?\)$")
"""``):`` ends "Hansen (H):" far more often than it is a face in the press."""

NB_WORDS_BEFORE_STOP = ("Frp.", "Sp.", "c.", "eg.", "i.", "jul.", "min.", "mv.", "no.", "ti.", "to.", "kr.", "mnd.", "mar.", "des.", "sep.")
"""Exceptions of spaCy's that are more often a word and a full stop; the months among them are put back after a day."""

NB_ABBREVIATIONS = (
    "kap.", "Kap.", "St.meld.", "Innst.", "Ot.prp.", "Meld.", "Prop.", "m.a.", "t.d.", "f.v.", "t.v.", "t.h.", "f.h.", "anm.", "str.",
    "journ.", "Mek.", "M.a.", "T.d.", "bl.a.", "Bl.a.", "f.eks.", "F.eks.", "dvs.", "osv.", "ca.", "Ca.", "jf.", "Jf.", "pkt.", "art.",
    "maks.", "adm.", "dir.", "stud.", "prof.", "Prof.", "gen.", "Gen.", "oberstlt.", "o.l.", "o.a.", "e.l.", "mrd.", "mill.", "tlf.",
    "km/t", "km/t.", "A/S", "D/S",
)  # fmt: skip

DA_SV_ABBREVIATIONS = (
    "t.ex.", "T.ex.", "t.ex", "s.k.", "s.k", "bl.a.", "Bl.a.", "m.m.", "m.fl.", "o.s.v.", "osv.", "d.v.s.", "dvs.", "f.d.", "fr.o.m.", "t.o.m.",
    "p.g.a.",
    "resp.", "inkl.", "exkl.", "milj.", "mdr.", "kl.", "ca.", "vol.", "Vol.", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.",
    "okt.", "nov.", "dec.", "f.Kr.",
)  # fmt: skip
SV_WORDS_BEFORE_STOP = ("till.", "man.", "min.", "dig.", "den.", "om.", "is.", "mar.")
"""Danish abbreviations that are more often a Swedish (or Danish) word and a full stop."""

EN_ABBREVIATIONS = (
    "No.", "Nos.", "al.", "Ft.", "Lt.", "Col.", "Capt.", "Cmdr.", "Maj.", "Sgt.", "Wed.", "Sat.", "Fri.", "Thur.", "Thurs.", "Tues.", "Reps.",
    "Sens.", "Attn.", "div.", "Amb.", "Hon.", "Gov.", "Rev.", "Sen.", "Rep.", "Gen.", "Pres.", "Sec.", "Dep.", "Ave.", "Bros.", "approx.",
)  # fmt: skip

EN_HYPHENATED = (
    "e", "co", "non", "pre", "post", "re", "anti", "mis", "ex", "multi", "semi", "inter", "counter", "pro", "mid", "sub", "bi", "tri",
    "ultra", "cross", "trans", "neo", "de", "mini", "micro", "pseudo", "intra", "extra", "super", "un",
)  # fmt: skip
"""Prefixes that EWT and GUM leave joined with their hyphen (``co-founder``, ``anti-Bush``), unlike compounds (``well - known``)."""

YEAR_AND_STOP = r"(?<=\d\d\d)\."
"""``2022.`` ends a sentence; ``26.`` is an ordinal."""

HYPHENS = "-–—~"


@registry.callbacks("dragoman.tokenizer.v1")
def adjust_tokenizer() -> Callable[[Language], Language]:
    """A callback for ``[initialize.before_init]``: adjusts the pipeline's tokenizer in place, by its language."""

    def adjust(nlp: Language) -> Language:
        _drop_exceptions(nlp.tokenizer, [orth for orth in nlp.tokenizer.rules if EMOTICON_THAT_IS_TEXT.match(orth)])
        if nlp.lang == "nb":
            _adjust_norwegian(nlp)
        elif nlp.lang == "en":
            _adjust_english(nlp)
        elif nlp.lang == "da":
            _add_exceptions(nlp.tokenizer, DA_SV_ABBREVIATIONS)
            _drop_exceptions(nlp.tokenizer, SV_WORDS_BEFORE_STOP)
            _adjust_danish_and_swedish(nlp)
        elif nlp.lang == "de":
            _compile(nlp, nlp.Defaults.prefixes, [*nlp.Defaults.suffixes, YEAR_AND_STOP], nlp.Defaults.infixes)
        elif nlp.lang == "fi":
            _add_exceptions(nlp.tokenizer, [f"{day}." for day in range(1, 32)])
        elif nlp.lang == "fr":
            _adjust_french(nlp)
        elif nlp.lang in ("ru", "uk"):
            _adjust_russian(nlp)
        return nlp

    return adjust


def _adjust_norwegian(nlp: Language) -> None:
    tokenizer = nlp.tokenizer
    _drop_exceptions(tokenizer, NB_WORDS_BEFORE_STOP)
    _add_exceptions(tokenizer, NB_ABBREVIATIONS)
    prefixes = [*nlp.Defaults.prefixes, rf"-(?=[{ALPHA_UPPER}][{ALPHA}])", r"-(?=[«“\"])"]
    suffixes = [pattern for pattern in nlp.Defaults.suffixes if pattern not in ("’", "\\’")]
    suffixes += [
        r"(?<=\d\d\d)\.",  # "2022." ends a sentence; "26." is an ordinal
        r"(?<=\d[,.]\d)\.",
        r"(?<=\d[,.]\d\d)\.",
        rf"(?<=[{ALPHA_UPPER}]\d)\.",
        rf"(?<=[{ALPHA_UPPER}]\d\d)\.",
        rf"(?<=[{ALPHA_LOWER}][{ALPHA_UPPER}])\.",
        r"(?<=[^sSxXzZ])’",
    ]
    infixes = [pattern.replace("’", "") for pattern in nlp.Defaults.infixes]
    infixes += [
        rf"(?<=\d)[{HYPHENS}](?=\d+(?![\d-]))",
        rf"(?<=[{ALPHA}])»(?=-[{ALPHA}])",
        rf"(?<=[{ALPHA}])”(?=-[{ALPHA}])",
        rf"(?<=[{ALPHA}])\)(?=:)",
        rf"(?<=[{ALPHA_LOWER}])—(?=[{ALPHA_LOWER}])",
    ]
    _compile(nlp, prefixes, suffixes, infixes)


def _adjust_english(nlp: Language) -> None:
    tokenizer = nlp.tokenizer
    _drop_exceptions(tokenizer, ("k.", "s.", "and/or", "And/or"))
    _add_exceptions(tokenizer, (*EN_ABBREVIATIONS, "b/c", "w/o"))
    for whole in ("wanna", "Wanna", "outta"):
        tokenizer.add_special_case(whole, [{ORTH: whole[:-2]}, {ORTH: whole[-2:]}])
    prefixes = [r"[!?]{2,}", "<<", ">>", *[p for p in nlp.Defaults.prefixes if p not in (r"US\$", r"C\$", r"A\$")], r"(?:US|C|A|NZ|HK)(?=\$)"]
    prefixes += [rf"[-*=_~]{{2,}}(?=[{ALPHA}]|$)", rf"-(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])"]
    suffixes = ["<<", ">>", r"[!?]{2,}", r"(?<!\.)\.\?", *nlp.Defaults.suffixes, r"(?<=\d)(?:[ap]m|[AP]M|[ap]\.m\.)", r"--+", r"(?<=[a-z])-$"]
    joined = "".join(rf"(?<!\b{prefix})(?<!\b{prefix.capitalize()})" for prefix in EN_HYPHENATED)
    infixes = [pattern for pattern in nlp.Defaults.infixes if not _is_hyphen_rule(pattern)]
    infixes += [
        rf"(?<=[{ALPHA}0-9]){joined}-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])(?:–|—|--|---|~)(?=[{ALPHA}])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"(?<=\b\d)-(?=\d{1,3}(?![\d-]))|(?<=\b\d\d)(?<!-\d\d)-(?=\d{1,3}(?![\d-]))",  # ranges are cut, telephone numbers are not
        r"(?<=\b\d{3})-(?=\d{1,3}(?![\d-]))|(?<=\b\d{4})-(?=\d{2,4}(?![\d-]))|(?<=:\d\d)-(?=\d)",
        r"(?<=\d)[–—](?=\d)",
        rf"(?<=[A-Z]){joined}-(?=\d)",
    ]
    _compile(nlp, prefixes, suffixes, infixes)


def _adjust_danish_and_swedish(nlp: Language) -> None:
    """A colon joins an abbreviation and its ending ("USA:s", "EU:s", "80:e"); spaCy's Danish rules part them."""
    infixes = [pattern for pattern in nlp.Defaults.infixes if "[:<>=" not in pattern]
    infixes += [rf"(?<=[{ALPHA}0-9])[<>=/](?=[{ALPHA}])"]
    _compile(nlp, nlp.Defaults.prefixes, [*nlp.Defaults.suffixes, YEAR_AND_STOP], infixes)


def _adjust_french(nlp: Language) -> None:
    """Hyphens join words, except before a pronoun that follows its verb, which goes with its hyphen and its t ("a" "-t-il")."""
    suffixes = [pattern for pattern in nlp.Defaults.suffixes if "clés|elle" not in pattern]
    suffixes.append(rf"(?<=[{ALPHA_LOWER}])[-‐‑](?:t[-‐‑])?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|les?|la|lui|leur)")
    infixes = [pattern for pattern in nlp.Defaults.infixes if not _is_hyphen_rule(pattern)]
    infixes += [rf"(?<=[{ALPHA}0-9])(?:–|—|--|---|~)(?=[{ALPHA}])", r"(?<=\d)[–—](?=\d)", rf"(?<=[{ALPHA}][’'])(?=[{ALPHA}0-9«])"]
    # spaCy's rules would cut words at hyphens and so match those that are one; these here do not, and a pattern that takes two seconds
    # to compile whenever the pipeline is loaded is not needed.
    nlp.tokenizer.token_match = None
    _drop_exceptions(nlp.tokenizer, [orth for orth in nlp.tokenizer.rules if any(hyphen in orth for hyphen in "-‐‑")])
    _add_exceptions(
        nlp.tokenizer,
        (
            "rendez-vous",
            "Rendez-vous",
            "quelqu’un",
            "quelqu'un",
            "aujourd’hui",
            "Aujourd’hui",
            "prud’hommes",
            "c'est-à-dire",
            "c’est-à-dire",
            "vis-à-vis",
        ),
    )
    _compile(nlp, nlp.Defaults.prefixes, suffixes, infixes)


def _adjust_russian(nlp: Language) -> None:
    """Words with a hyphen are one in the Russian and Ukrainian treebanks ("премьер-министр", "екс-президент"); one between figures parts them."""
    infixes = [pattern for pattern in nlp.Defaults.infixes if not _is_hyphen_rule(pattern)]
    infixes += [rf"(?<=[{ALPHA}0-9])(?:—|--|---|~)(?=[{ALPHA}0-9])", r"(?<=\d)[-–](?=\d)", rf"(?<=[{ALPHA_LOWER}])–(?=[{ALPHA_LOWER}])"]
    marks = ["``", "''", r"&#39;&#39;"]  # as UD Russian-GSD and plain-text feeds write quotation marks
    _compile(nlp, [*marks, *nlp.Defaults.prefixes], [*marks, *nlp.Defaults.suffixes], infixes)


def _is_hyphen_rule(pattern: str) -> bool:
    """Whether a default infix cuts at hyphens or signs between digits, which the rules here do with more care."""
    return "[+\\-\\*^]" in pattern or (pattern.endswith(rf")(?=[{ALPHA}])") and "," not in pattern)


def _compile(nlp: Language, prefixes: Iterable[str], suffixes: Iterable[str], infixes: Iterable[str]) -> None:
    nlp.tokenizer.prefix_search = compile_prefix_regex(list(prefixes)).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(list(suffixes)).search
    nlp.tokenizer.infix_finditer = compile_infix_regex(list(infixes)).finditer


def _drop_exceptions(tokenizer: Tokenizer, orths: Iterable[str]) -> None:
    dropped = frozenset(orths)
    tokenizer.rules = {orth: tokens for orth, tokens in tokenizer.rules.items() if orth not in dropped}


def _add_exceptions(tokenizer: Tokenizer, orths: Iterable[str]) -> None:
    for orth in orths:
        if orth not in tokenizer.rules:
            tokenizer.add_special_case(orth, [{ORTH: orth, NORM: orth.lower()}])
