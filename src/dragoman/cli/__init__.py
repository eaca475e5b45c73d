"""The command line: a thin shell that reads options, calls the run, and prints a view.

Results go to standard output, everything else to standard error. Exit code 0: done; 1: done, but some input could not be
read or some check failed; 2: wrong use. What goes wrong is said in one sentence that ends with the next step.
"""

from .main import main

__all__ = ["main"]
