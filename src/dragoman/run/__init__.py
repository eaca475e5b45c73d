"""The only place that wires the stages.

`reader` reads documents, `casebooks` fills casebooks and folds records. They are imported apart, because reading needs no database.
"""
