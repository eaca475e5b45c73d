"""The engine of language packs: schema, loading, checking."""

from .load import Pack, PackInfo, load_pack, rules_of, shipped_packs

__all__ = ["Pack", "PackInfo", "load_pack", "rules_of", "shipped_packs"]
