"""One folder for Dragoman from a trained pipeline of trees and one of names: small, and complete by itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

import dragoman.models.hints  # noqa: F401  (registers the component of the names' pipeline)
from dragoman.models.affixes import KNOWN_WORDS
from dragoman.models.loader import STOPS_END_SENTENCES
from training.lemma_tables import build_table
from training.plans import PLANS
from training.tokenizers import adjust_tokenizer

VERSION = "0.1.0"
CARD = "CARD.md"
SLOW_TO_IMPORT = frozenset(("fr",))
"""spaCy compiles a pattern of all French words with a hyphen on import: two seconds."""


def package(model: str, *, trees: Path, names: Path | None, output: Path) -> Path:
    """Put the components together under ``output``, with weights in half precision and only the strings they need.

    The loader of `dragoman.models` widens the weights again; plain ``spacy.load`` would compute with them as they are.
    Without `names` the pipeline knows trees only. A model card that lies in the folder stays.
    """
    nlp = spacy.load(trees)
    if names is not None:
        named = spacy.load(names)
        for component in named.pipe_names:
            nlp.add_pipe(component, source=named)
        if KNOWN_WORDS in named.meta:
            nlp.meta[KNOWN_WORDS] = named.meta[KNOWN_WORDS]
    nlp.tokenizer = adjust_tokenizer()(spacy.blank(nlp.lang, vocab=nlp.vocab)).tokenizer
    plan = PLANS[model]
    nlp.meta.update(
        name=f"dragoman_{model}", description=plan.description, license="CC BY-SA 4.0", version=VERSION, spacy_version=">=3.8.0,<3.9.0",
        author="Dragoman", sources=[{"name": name, "license": licence} for name, licence in plan.sources],
    )  # fmt: skip
    nlp.meta[STOPS_END_SENTENCES] = plan.stops_end_sentences
    nlp.meta.pop("performance", None)
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    nlp.config["initialize"] = {}
    nlp.config["training"] = {}
    _narrow(nlp)
    card = (output / CARD).read_text(encoding="utf-8") if (output / CARD).is_file() else None
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(output)
    _load_as_any_language(output, nlp.lang)
    build_table(model).write(output)
    if card:
        (output / CARD).write_text(card, encoding="utf-8")
    needed = _needed_strings(nlp)
    (output / "vocab" / "strings.json").write_text(json.dumps(sorted(needed), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return output


def _load_as_any_language(output: Path, lang: str) -> None:
    """Have the pipeline load without spaCy's module of the language where importing that takes seconds; its tokenizer is stored whole."""
    if lang in SLOW_TO_IMPORT:
        config, meta = output / "config.cfg", output / "meta.json"
        config.write_text(config.read_text(encoding="utf-8").replace(f'lang = "{lang}"', 'lang = "xx"'), encoding="utf-8")
        meta.write_text(meta.read_text(encoding="utf-8").replace(f'"lang":"{lang}"', '"lang":"xx"'), encoding="utf-8")


def _narrow(nlp: Language) -> None:
    for _, pipe in nlp.pipeline:
        if not hasattr(pipe, "model"):
            continue
        for node in pipe.model.walk():
            for param in node.param_names:
                if node.has_param(param):
                    node.set_param(param, node.get_param(param).astype("float16"))


def _needed_strings(nlp: Language) -> set[str]:
    """Labels, features, what the edit trees put in place of endings, and what the tokenizer's exceptions say."""
    strings = nlp.vocab.strings
    needed = {"", "ROOT", "dep"}
    for _, pipe in nlp.pipeline:
        for label in getattr(pipe, "labels", ()):
            if isinstance(label, str):
                needed.update((label, *label.split("||"), label.rpartition("|POS=")[0]))
    for tree in srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]:
        needed.update(strings[tree[key]] for key in ("orig", "subst") if tree.get(key))
    for orth, tokens in nlp.tokenizer.rules.items():
        needed.add(orth)
        for token in tokens:
            needed.update(strings[value] for value in token.values() if isinstance(value, int) and value in strings)
            needed.update(value for value in token.values() if isinstance(value, str))
    return needed
