"""Which models are made, from what, in which stages: the one table that the recipe works through."""

from __future__ import annotations

from dataclasses import dataclass, field

SHIPPED_NORWEGIAN = "src/dragoman/models/data/no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One training: its name (folder of its checkpoints), the config it starts from, and what is set otherwise in it."""

    name: str
    config: str
    sources: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    """Sources by which the best checkpoint is chosen; never learnt from."""
    start: str | None = None
    overrides: dict[str, object] = field(default_factory=dict)

    def settings(self) -> dict[str, object]:
        """The overrides of the spaCy config."""
        paths = {"paths.train": list(self.sources), "paths.dev": list(self.held), "paths.start": self.start} if self.sources else {}
        return {**paths, **self.overrides}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One shipped model: its stages in order (the first gives the trees, the last the names), and what it is scored on."""

    stages: tuple[Stage, ...]
    teachers: tuple[Stage, ...] = ()
    """Trained first: they vote on the trees of raw text (`training.silver`), from which the stages then learn too."""
    scored_on: tuple[str, ...]
    table: dict[str, tuple[str, ...]]
    """Known lemmas: written standard to the treebanks that settle them."""
    description: str
    stops_end_sentences: bool = True
    """Whether the parser may begin a sentence only behind a stop or at the head of a line: where trees are few, it should not decide alone."""
    sources: tuple[tuple[str, str], ...]
    """Data and licence, for the pipeline's `meta.json`."""


def _language(code: str) -> dict[str, object]:
    return {"nlp.lang": code}


_SMALL_STEPS: dict[str, object] = {
    "training.dropout": 0.2, "training.batcher.size.start": 250, "training.batcher.size.stop": 400, "training.max_steps": 2700,
    "training.optimizer.learn_rate.initial_rate": 0.001,
}  # fmt: skip
"""What `trees_few` has, for `trees`."""


def _teachers(code: str, sources: tuple[str, ...], held: tuple[str, ...], rows: dict[str, object] | None = None) -> tuple[Stage, ...]:
    """Three that differ in what they see of a word, or in where they begin."""
    few = {**_language(code), **(rows or {})}
    return (
        Stage(name=f"{code}_first", config="trees_few", sources=sources, held=held, overrides=few),
        Stage(name=f"{code}_second", config="trees", sources=sources, held=held, overrides={**_language(code), **_SMALL_STEPS}),
        Stage(name=f"{code}_third", config="trees_few", sources=sources, held=held, overrides={**few, "system.seed": 5}),
    )


_ENGLISH = ("en_ewt-ud-train", "en_gum-open-ud-train")
_ENGLISH_HELD = ("en_ewt-ud-dev", "en_gum-open-ud-dev")
_LONG_ENGLISH: dict[str, object] = {
    **_language("en"), "components.tok2vec.model.embed.rows": [8000, 1000, 4000, 1500, 3500], "training.batcher.size.stop": 600,
    "training.max_steps": 10000, "training.eval_frequency": 1000, "training.optimizer.learn_rate.total_steps": 10000,
}  # fmt: skip
"""Trees are many: longer, in somewhat bigger steps, and with room for more words."""
_GERMAN = (*("de_gsd-ud-dev/train",) * 5, "de-press", "da_ddt-ud-train.silver")
_FINNISH = (*("fi_tdt-ud-dev/train",) * 3, "fi_ftb-ud-dev", "fi-press")

_FINNISH_ROWS: dict[str, object] = {"components.tok2vec.model.embed.rows": [6000, 1000, 4000, 1500, 4000]}

_NORTH_ROWS = [10000, 1000, 5000, 1500]
_NORTH = {
    "nlp.lang": "da", "components.tok2vec.model.embed.width": 128, "components.tok2vec.model.embed.rows": _NORTH_ROWS,
    "components.tok2vec.model.encode.width": 128,
}  # fmt: skip
_NORTH_NAMES = {
    "nlp.lang": "da", "components.ner.model.tok2vec.embed.width": 128, "components.ner.model.tok2vec.embed.rows": [*_NORTH_ROWS, 300],
    "components.ner.model.tok2vec.encode.width": 128,
}  # fmt: skip

PLANS = {
    "no": Plan(
        stops_end_sentences=False,
        stages=(
            Stage(name="no", config="no"),
            Stage(name="no_names", config="no_names"),
        ),
        scored_on=("no_bokmaal-ud-dev", "no_nynorsk-ud-dev"),
        table={"nb": ("no_bokmaal-ud-train.silver",), "nn": ("no_nynorsk-ud-train.silver",)},
        description="Norwegian, Bokmål and Nynorsk: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD Norwegian-Bokmaal and -Nynorsk (from the Norwegian Dependency Treebank)", "CC BY-SA 4.0 / CC0"),
            ("NorNE", "CC0"),
            ("Wiktionary by open-dsl-dict (lists of names)", "CC BY-SA 3.0"),
        ),
    ),
    "en": Plan(
        stops_end_sentences=False,
        stages=(
            Stage(name="en", config="trees_few", sources=_ENGLISH, held=_ENGLISH_HELD, overrides=_LONG_ENGLISH),
            Stage(name="en_names", config="en_names"),
            Stage(name="en_names_2", config="en_names_2"),
        ),
        scored_on=_ENGLISH_HELD,
        table={"en": _ENGLISH},
        description="English: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD English-EWT with UNER", "CC BY-SA 4.0"),
            ("UD English-GUM, the genres under open licences", "CC BY 2.5 / CC BY-SA 3.0 / CC BY 4.0"),
            ("WikiGold", "CC BY 4.0"),
            ("Wiktionary by open-dsl-dict (lists of names and words)", "CC BY-SA 3.0"),
        ),
    ),
    "da_sv": Plan(
        stages=(
            Stage(
                name="da_sv",
                config="trees",
                sources=(
                    *("da_ddt-ud-train.silver", "sv_talbanken-ud-train.silver") * 2,
                    *("da-press", "sv-press", "da-from-nb"),
                ),
                held=("da_ddt-ud-dev", "sv_talbanken-ud-dev"),
                start=SHIPPED_NORWEGIAN,
                overrides=_NORTH,
            ),
            Stage(
                name="da_sv_names",
                config="names",
                sources=("da_ddt-ud-train.silver", "sv_talbanken-ud-train.silver", "sv-webbnyheter", "no_bokmaal-ud-train.silver"),
                held=("da_ddt-ud-dev", "sv_talbanken-ud-dev"),
                start="training/work/da_sv/model-best",
                overrides=_NORTH_NAMES,
            ),
        ),
        scored_on=("da_ddt-ud-dev", "sv_talbanken-ud-dev"),
        table={"da": ("da_ddt-ud-train.silver",), "sv": ("sv_talbanken-ud-train.silver", "sv_talbanken-ud-dev")},
        description="Danish and Swedish: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD Danish-DDT (from the Copenhagen Dependency Treebank) with UNER", "CC BY-SA 4.0 / MIT"),
            ("UD Swedish-Talbanken with UNER", "CC BY-SA 4.0"),
            ("Swedish web news with names (klintan/swedish-ner-corpus)", "CC BY 4.0"),
            ("UD Norwegian-Bokmaal with NorNE (start and names)", "CC BY-SA 4.0 / CC0"),
        ),
    ),
    "de": Plan(
        teachers=_teachers("de", _GERMAN, ("de_gsd-ud-dev/held",)),
        stages=(
            Stage(
                name="de",
                config="trees_few",
                sources=(*("de_gsd-ud-dev/train",) * 6, "de-press", "de-press-long", "da_ddt-ud-train.silver", "de-silver"),
                held=("de_gsd-ud-dev/held",),
                start="training/work/de_first/model-best",
                overrides=_language("de"),
            ),
            Stage(
                name="de_names",
                config="names",
                sources=("de-germeval2014/train",) * 2 + ("da_ddt-ud-train.silver", "sv-webbnyheter", "en-wikigold", "fi-turku-train"),
                held=("de-germeval2014/held",),
                start="training/work/de/model-best",
                overrides=_language("de"),
            ),
        ),
        scored_on=("de_gsd-ud-dev/held",),
        table={"de": ("de_gsd-ud-dev/train",)},
        description="German: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD German-GSD (development part)", "CC BY-SA 4.0"),
            ("GermEval 2014 (development part)", "CC BY 4.0"),
            ("UD Danish-DDT, as help for the trees", "CC BY-SA 4.0 / MIT"),
            ("SmartData (DFKI)", "CC BY 4.0"),
            ("Copenhagen Dependency Treebank, German translations", "MIT / CC BY-SA 4.0"),
            ("FLORES-101 (development part)", "CC BY-SA 4.0"),
        ),
    ),
    "fr": Plan(
        stages=(
            Stage(
                name="fr",
                config="trees",
                sources=("fr_sequoia-ud-train", "fr_gsd-ud-dev/train", "fr_gsd-ud-dev/train", "fr_sequoia-ud-dev/train"),
                held=("fr_gsd-ud-dev/held", "fr_sequoia-ud-dev/held"),
                overrides=_language("fr"),
            ),
            Stage(
                name="fr_names",
                config="names",
                sources=("fr-europeana/train", "en-wikigold", "sv-webbnyheter", "de-germeval2014", "en_gum-names"),
                held=("fr-europeana/held",),
                start="training/work/fr/model-best",
                overrides=_language("fr"),
            ),
        ),
        scored_on=("fr_gsd-ud-dev/held", "fr_sequoia-ud-dev/held"),
        table={"fr": ("fr_sequoia-ud-train", "fr_gsd-ud-dev/train", "fr_sequoia-ud-dev/train", "fr_parisstories-ud-train")},
        description="French: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD French-Sequoia", "LGPL-LR"),
            ("UD French-GSD (development part)", "CC BY-SA 4.0"),
            ("Europeana Newspapers NER (BnF)", "CC0"),
        ),
    ),
    "ru": Plan(
        stages=(
            Stage(
                name="ru",
                config="trees",
                sources=("ru_taiga-ud-train",) * 2
                + ("ru_gsd-ud-dev/train",) * 4
                + ("ru_taiga-ud-dev/train",) * 2
                + ("ru_opencorpora/held", "ru-press"),
                held=("ru_gsd-ud-dev/held", "ru_taiga-ud-dev/held"),
                overrides=_language("ru"),
            ),
            Stage(
                name="ru_names",
                config="names",
                sources=("ru-factrueval/train",),
                held=("ru-factrueval/held",),
                start="training/work/ru/model-best",
                overrides=_language("ru"),
            ),
        ),
        scored_on=("ru_gsd-ud-dev/held", "ru_taiga-ud-dev/held"),
        table={"ru": ("ru_taiga-ud-train", "ru_gsd-ud-dev/train", "ru_taiga-ud-dev/train", "ru_opencorpora")},
        description="Russian: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD Russian-Taiga", "CC BY-SA 4.0"),
            ("UD Russian-GSD (development part)", "CC BY-SA 4.0"),
            ("OpenCorpora (tags and lemmas)", "CC BY-SA 3.0"),
            ("FactRuEval 2016 (development part)", "MIT"),
        ),
    ),
    "fi": Plan(
        teachers=_teachers("fi", _FINNISH, ("fi_tdt-ud-dev/held",), _FINNISH_ROWS),
        stages=(
            Stage(
                name="fi",
                config="trees_few",
                sources=("fi_tdt-ud-dev/train", *_FINNISH, "fi-press-long", "fi-silver"),
                held=("fi_tdt-ud-dev/held",),
                start="training/work/fi_first/model-best",
                overrides={**_language("fi"), **_FINNISH_ROWS},
            ),
            Stage(
                name="fi_names",
                config="names",
                sources=("fi-turku-train",),
                held=("fi-turku-dev",),
                start="training/work/fi/model-best",
                overrides=_language("fi"),
            ),
        ),
        scored_on=("fi_tdt-ud-dev/held",),
        table={"fi": ("fi_tdt-ud-dev/train", "fi_ftb-ud-dev")},
        description="Finnish: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD Finnish-TDT (development part)", "CC BY-SA 4.0"),
            ("UD Finnish-FTB (development part)", "CC BY 4.0"),
            ("Turku NER corpus", "CC BY 4.0"),
            ("FLORES-101 (development part)", "CC BY-SA 4.0"),
        ),
    ),
    "uk": Plan(
        stages=(
            Stage(
                name="uk",
                config="trees",
                sources=(*("uk_parlamint-ud-train", "uk_parlamint-ud-dev/train") * 3, "uk-press"),
                held=("uk_parlamint-ud-dev/held",),
                start="src/dragoman/models/data/ru",
                overrides=_language("uk"),
            ),
            Stage(
                name="uk_names",
                config="names",
                sources=("uk_parlamint-names/train", "uk_parlamint-names/train", "ru-factrueval"),
                held=("uk_parlamint-names/held",),
                start="training/work/uk/model-best",
                overrides=_language("uk"),
            ),
        ),
        scored_on=("uk_parlamint-ud-dev/held",),
        table={"uk": ("uk_parlamint-ud-train", "uk_parlamint-ud-dev/train")},
        description="Ukrainian: tags, features, lemmas, Universal Dependencies, names",
        sources=(
            ("UD Ukrainian-ParlaMint", "CC BY-SA 4.0"),
            ("UD Russian-Taiga and -GSD (start)", "CC BY-SA 4.0"),
            ("FactRuEval 2016 (development part)", "MIT"),
        ),
    ),
}
"""Model to its plan, in the order in which they are made: one may start from another."""

STAGES = {stage.name: stage for plan in PLANS.values() for stage in (*plan.teachers, *plan.stages)}
