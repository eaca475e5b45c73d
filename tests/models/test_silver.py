"""What several parsers say of a sentence is settled by their votes, and always a tree."""

from training.silver import _vote

from dragoman.models import Sentence, Token


def sentence(heads: list[int]) -> Sentence:
    words = ["Wien", "rief", "an"]
    starts = [0, 5, 10]
    tokens = tuple(
        Token(start=s, end=s + len(w), text=w, lemma=w, upos="X", feats="", head=h, deprel="root" if h == i else "dep", entity="")
        for i, (w, s, h) in enumerate(zip(words, starts, heads, strict=True))
    )
    return Sentence(start=0, end=12, tokens=tokens)


def test_most_votes_win_over_the_first() -> None:
    words, share = _vote([sentence([1, 1, 0]), sentence([1, 1, 1]), sentence([1, 1, 1])], 3)
    assert [word.head for word in words] == [1, 1, 1]
    assert share == 8 / 9


def test_votes_that_make_no_tree_give_the_first_parsers() -> None:
    first = sentence([1, 1, 1])
    words, _ = _vote([first, sentence([2, 1, 0]), sentence([2, 1, 0])], 3)
    assert [word.head for word in words] == [1, 1, 1]


def test_a_parser_that_cut_otherwise_has_no_vote_but_counts() -> None:
    _, share = _vote([sentence([1, 1, 1])], 2)
    assert share == 0.5
