"""Infant cry: a detector of cries, where they lie in long recordings, and what is known of telling why.

corpus -> views -> detector, hungry -> card make the two models that ship: `python -m engine.cry --data DIR --out DIR`.  `regions` and
`verdict` are for every model of cries.
"""
