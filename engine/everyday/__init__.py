"""How the everyday model, which ships with Earmark, is made from public recordings: `python -m engine.everyday --data
DIR --out DIR`.

corpus -> mixtures -> teacher -> fit -> judge -> card
"""
