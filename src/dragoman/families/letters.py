"""Words of other alphabets in Latin letters, so that a name can be held against its form in another script."""

from __future__ import annotations

from functools import lru_cache

from ..world import fold_word

# Close to the press's English transliteration; `fold_word` brings the other conventions (German, French, Scandinavian) to one key.
_CYRILLIC = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia"
)
_OTHER_CYRILLIC = "і=i ї=i є=e ґ=g ў=u ј=j љ=lj њ=nj ћ=c ђ=dj џ=dzh ѓ=g ќ=k ѕ=dz"
_GREEK = "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f χ=ch ψ=ps ω=o"
_TABLE = str.maketrans(dict(pair.split("=") for pair in f"{_CYRILLIC} {_OTHER_CYRILLIC} {_GREEK}".split()))


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The key of a word: lower case, Latin letters, spellings of several transliterations brought together.

    >>> key_of("Лавров") == key_of("Lawrow") == key_of("Lavrov")
    True
    """
    return fold_word(word.casefold().translate(_TABLE))
