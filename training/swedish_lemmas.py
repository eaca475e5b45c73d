"""Lemmas for Swedish trees that came without: a form's ending tells what its dictionary form may be, and a word list which of these there is.

The word list is what open dictionaries (Wiktionary, WordNet) have as headwords, with the lemmas of the development trees. A form for which
none of the candidates is listed keeps no lemma, so that nothing wrong is learnt from it.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.conllu import TreebankSentence, Word, read_conllu

ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    # ending of the form, ending of the lemma; the longer ones first, the likelier first among those of one length
    "VERB": (
        ("ades", "a"), ("ades", "as"), ("ande", "a"), ("ende", ""), ("ende", "a"), ("dde", ""), ("tts", "s"), ("tts", ""), ("ddes", ""), ("ades", "a"), ("ade", "a"),
        ("ats", "a"), ("ats", "as"), ("ar", "a"), ("at", "a"), ("ad", "a"), ("as", "a"), ("as", "as"), ("er", "a"), ("er", "era"), ("te", "a"), ("de", "a"), ("tes", "a"), ("des", "a"), ("ts", "a"), ("s", "a"),
        ("s", ""), ("tt", ""), ("t", "a"), ("d", "a"), ("r", ""), ("a", "a"), ("da", "a"), ("ta", "a"), ("", ""),
    ),
    "NOUN": (
        ("ernas", ""), ("ornas", "a"), ("arnas", "e"), ("arnas", ""), ("ningen", "ning"), ("erna", ""), ("erna", "e"), ("orna", "a"), ("arna", "e"), ("arna", ""), ("arna", "are"), ("nas", ""), ("ens", ""), ("ets", ""), ("ets", "e"),
        ("ens", "e"), ("ers", ""), ("or", "a"), ("ar", "e"), ("ar", ""), ("er", ""), ("er", "e"), ("na", ""), ("en", ""), ("en", "e"), ("et", ""), ("et", "e"), ("an", "a"), ("ans", "a"), ("n", ""), ("t", ""), ("ns", ""), ("ts", ""), ("s", ""), ("a", ""), ("", ""),
    ),
    "ADJ": (("aste", ""), ("are", ""), ("ast", ""), ("ste", ""), ("tt", ""), ("na", "en"), ("ta", "d"), ("a", "ad"), ("a", ""), ("e", ""), ("t", ""), ("t", "d"), ("s", ""), ("", "")),
}  # fmt: skip
IRREGULAR = {
    ("AUX", "är"): "vara", ("AUX", "var"): "vara", ("AUX", "varit"): "vara", ("AUX", "har"): "ha", ("AUX", "hade"): "ha", ("AUX", "haft"): "ha", ("VERB", "har"): "ha", ("VERB", "hade"): "ha",
    ("AUX", "kan"): "kunna", ("AUX", "kunde"): "kunna", ("AUX", "kunnat"): "kunna", ("AUX", "ska"): "skola", ("AUX", "skall"): "skola", ("AUX", "skulle"): "skola", ("AUX", "vill"): "vilja", ("AUX", "ville"): "vilja",
    ("AUX", "måste"): "måste", ("AUX", "bör"): "böra", ("AUX", "borde"): "böra", ("AUX", "får"): "få", ("AUX", "fick"): "få", ("AUX", "fått"): "få", ("AUX", "blev"): "bli", ("AUX", "blir"): "bli", ("AUX", "blivit"): "bli",
    ("VERB", "är"): "vara", ("VERB", "var"): "vara", ("VERB", "gör"): "göra", ("VERB", "gjorde"): "göra", ("VERB", "gjort"): "göra", ("VERB", "går"): "gå", ("VERB", "gick"): "gå", ("VERB", "gått"): "gå", ("VERB", "får"): "få",
    ("VERB", "fick"): "få", ("VERB", "fått"): "få", ("VERB", "gav"): "ge", ("VERB", "gett"): "ge", ("VERB", "givit"): "ge", ("VERB", "säger"): "säga", ("VERB", "sade"): "säga", ("VERB", "sa"): "säga", ("VERB", "sagt"): "säga",
    ("VERB", "tog"): "ta", ("VERB", "tagit"): "ta", ("VERB", "kom"): "komma", ("VERB", "kommit"): "komma", ("VERB", "såg"): "se", ("VERB", "sett"): "se", ("VERB", "stod"): "stå", ("VERB", "skrev"): "skriva", ("VERB", "drog"): "dra",
    ("VERB", "vet"): "veta", ("VERB", "visste"): "veta", ("VERB", "höll"): "hålla", ("VERB", "lät"): "låta", ("VERB", "bad"): "be", ("VERB", "bett"): "be", ("VERB", "slog"): "slå", ("VERB", "låg"): "ligga", ("VERB", "satte"): "sätta",
    ("VERB", "sände"): "sända", ("VERB", "bröt"): "bryta", ("VERB", "blev"): "bli", ("VERB", "fann"): "finna", ("VERB", "fanns"): "finnas", ("VERB", "lade"): "lägga", ("VERB", "la"): "lägga", ("VERB", "steg"): "stiga",
    ("VERB", "föll"): "falla", ("VERB", "vann"): "vinna", ("VERB", "svarade"): "svara", ("VERB", "krävde"): "kräva", ("VERB", "krävt"): "kräva", ("VERB", "krävs"): "kräva", ("VERB", "avvisade"): "avvisa", ("VERB", "lämnade"): "lämna",
    ("NOUN", "män"): "man", ("NOUN", "länder"): "land", ("NOUN", "länderna"): "land", ("NOUN", "städer"): "stad", ("NOUN", "händer"): "hand", ("NOUN", "ögon"): "öga", ("NOUN", "brev"): "brev", ("NOUN", "brevet"): "brev",
    ("ADJ", "bättre"): "bra", ("ADJ", "bäst"): "bra", ("ADJ", "större"): "stor", ("ADJ", "störst"): "stor", ("ADJ", "största"): "stor", ("ADJ", "mindre"): "liten", ("ADJ", "små"): "liten", ("ADJ", "nytt"): "ny", ("ADJ", "högre"): "hög",
    ("DET", "ett"): "en", ("DET", "det"): "den", ("DET", "de"): "den", ("PRON", "sig"): "sig", ("DET", "detta"): "denna", ("DET", "dessa"): "denna", ("DET", "alla"): "all", ("DET", "allt"): "all", ("DET", "något"): "någon",
    ("DET", "några"): "någon", ("DET", "inget"): "ingen", ("DET", "inga"): "ingen", ("PRON", "det"): "den", ("PRON", "de"): "de", ("PRON", "dem"): "de", ("PRON", "honom"): "han", ("PRON", "henne"): "hon", ("PRON", "mig"): "jag",
    ("PRON", "oss"): "vi", ("PRON", "er"): "ni", ("PRON", "dig"): "du",
}  # fmt: skip
DEPONENT = (
    "mötas möts möttes mötts,enas enas enades enats,träffas träffas träffades träffats,hoppas hoppas hoppades hoppats,lyckas lyckas lyckades lyckats,"
    "misslyckas misslyckas misslyckades misslyckats,hämnas hämnas hämnades hämnats,minnas minns mindes mints,ses ses sågs setts,"
    "umgås umgås umgicks umgåtts,samlas samlas samlades samlats,vägras vägras vägrades vägrats,talas talas talades talats,finnas finns fanns funnits,"
    "brytas bryts bröts brutits,förenas förenas förenades förenats,vänjas vänjs vandes vants,avundas avundas avundades avundats"
)
"""Verbs that are passive in form only: the lemma, then its other forms; verbs parted by commas."""

OPEN_CLASSES = frozenset(("NOUN", "VERB", "ADJ", "PROPN", "NUM", "X"))
INFLECTED = frozenset(("VERB", "NOUN", "ADJ", "AUX", "DET", "PRON"))


def with_lemmas(sentences: list[TreebankSentence], data: Path) -> list[TreebankSentence]:
    """The sentences with the lemmas that can be told; of words without inflection, the form in small letters."""
    words = _headwords(data)
    known = dict(IRREGULAR)
    for sentence in read_conllu(data / "ud" / "sv_talbanken-ud-dev.conllu.gz"):
        words.update((word.upos, word.lemma) for word in sentence.words)
        known.update(((word.upos, word.form.lower()), word.lemma) for word in sentence.words if word.upos not in OPEN_CLASSES)
    return [replace(s, words=tuple(word if word.lemma else replace(word, lemma=lemma_of(word, known, words)) for word in s.words)) for s in sentences]


def dictionary_forms(data: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """Tag and form to lemma for the commonest words of the language, and for verbs that only have a form in -s ("möts": mötas)."""
    words = _headwords(data)
    known = dict(IRREGULAR)
    for line in lzma.decompress((data / "lexicons" / "freq" / "sv_50k.txt.xz").read_bytes()).decode("utf-8").splitlines():
        form = line.partition(" ")[0]
        for upos in ("VERB", "NOUN", "ADJ"):
            bare = Word(form=form, lemma="", upos=upos, feats="", head=0, deprel="", space_after=True)
            if form.isalpha() and len(form) > 3 and (lemma := lemma_of(bare, known, words)) and (upos, lemma) in words:
                yield (upos, form), lemma
    for forms in DEPONENT.split(","):
        lemma, *others = forms.split()
        yield from ((("VERB", form), lemma) for form in (lemma, *others))


def lemma_of(word: Word, known: dict[tuple[str, str], str], words: set[tuple[str, str]]) -> str:
    """The lemma, or an empty text where none can be told."""
    form = word.form.lower()
    if (word.upos, form) in known:
        return known[word.upos, form]
    if word.upos == "PROPN":
        return word.form[:-1] if "Case=Gen" in word.feats and form.endswith("s") else word.form
    if word.upos not in INFLECTED:
        return form
    upos = "VERB" if word.upos == "AUX" else word.upos
    if upos in ("NOUN", "ADJ") and (upos, form) in words:
        return form
    for ending, by in ENDINGS.get(upos, (("", ""),)):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            lemma = form[: len(form) - len(ending)] + by
            if (upos, lemma) in words:
                return lemma
    return form if upos in ("DET", "PRON") else _compound(form, upos, words)


def _compound(form: str, upos: str, words: set[tuple[str, str]]) -> str:
    """The lemma of a compound by its last part: "utrikesministern" by "minister"."""
    for cut in range(2, len(form) - 3):
        rest = form[cut:]
        for ending, by in ENDINGS.get(upos, ()):
            if rest.endswith(ending) and len(rest) > len(ending) + 3:
                lemma = rest[: len(rest) - len(ending)] + by
                if (upos, lemma) in words and len(lemma) > 3:
                    return form[:cut] + lemma
    return ""


def _headwords(data: Path) -> set[tuple[str, str]]:
    return set(_listed(data))


def _listed(data: Path) -> Iterator[tuple[str, str]]:
    tags = {"n": ("NOUN",), "v": ("VERB",), "adj": ("ADJ",), "a": ("ADJ",), "s": ("ADJ",)}
    lines = lzma.decompress((data / "lexicons" / "omw-synsets.tsv.xz").read_bytes()).decode("utf-8").splitlines()
    column = lines[0].split("\t").index("sv")
    for line in lines[1:]:
        fields = line.split("\t")
        for lemma in fields[column].split("|") if len(fields) > column else ():
            yield from ((upos, lemma) for upos in tags.get(fields[0].rpartition("-")[2], ("NOUN", "VERB", "ADJ")))
    for line in lzma.decompress((data / "lexicons" / "wiktionary" / "en-sv.tsv.xz").read_bytes()).decode("utf-8").splitlines():
        fields = line.split("\t")
        upos = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "n": "NOUN", "v": "VERB", "adj": "ADJ"}.get(fields[1].strip("{}. ").lower()) if len(fields) > 3 else None
        for word in fields[3].replace(";", ",").split(",") if upos else ():
            yield upos or "", word.split("{")[0].split("(")[0].strip().removeprefix("att ")
