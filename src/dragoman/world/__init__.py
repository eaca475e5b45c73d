"""States, organisations, offices and their holders, instruments: dated, language-free data and its look-up."""

from .alike import SAME_NAME, addresses, alike, is_courtesy, sounds, word_alike
from .fold import fold_name, fold_word, in_latin, slug
from .gender import gender_of, gender_of_address
from .load import load_world
from .period import Period, period_of
from .world import Holding, Instrument, Organisation, Person, Place, State, World

__all__ = [
    "SAME_NAME",
    "Holding",
    "Instrument",
    "Organisation",
    "Period",
    "Person",
    "Place",
    "State",
    "World",
    "addresses",
    "alike",
    "fold_name",
    "fold_word",
    "gender_of",
    "gender_of_address",
    "in_latin",
    "is_courtesy",
    "load_world",
    "period_of",
    "slug",
    "sounds",
    "word_alike",
]
