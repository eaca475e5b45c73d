"""The recipe for the language models that Dragoman ships: open treebanks in, spaCy pipelines out.

Run it as ``python -m training``; see ``training/README.md``. Nothing in the ``dragoman`` package imports this folder.
"""
