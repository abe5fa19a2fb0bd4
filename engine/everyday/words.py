"""What the teacher's words say about our classes: an ear for them in our embedding, and a head that listens to it.

The labelled recordings of a class come from a dozen places, the teacher's knowledge of the same word from thousands. So the head
regards, besides the embedding, how much each word is said in it, and that as louder than the rest: where the labels do not
insist, the words decide. All of it is linear, and folds into one plain head.
"""

from __future__ import annotations

import numpy as np

from engine.model import head
from engine.model.head import Head

LOUD, FAINT = 3.0, 0.3  # how the words, and the per-mel statistics, are scaled beside the embedding
L2 = 0.03
STRANGE_SHARE = 0.1  # of the rows' weight goes to what is none of the classes
SHRINK = 0.002  # of the ear: on the mean square, for directions of deviation 1
FLOOR = 3e-4  # a score this low says "not at all"
# our class -> positions in AudioSet's class_labels_indices as the teacher has them (yamnet_class_map.csv)
AUDIOSET = {
    "air conditioner": (407, 406, 367),  # air conditioning, mechanical fan, hair dryer
    "birds": (106, 107, 108),  # bird, bird song, chirp
    "car horn": (302, 303, 312),  # car horn, toot, truck horn
    "cat": (76, 78),  # cat, meow
    "chainsaw": (341,),
    "children playing": (66, 10, 1),  # children playing, children shouting, child speech
    "church bells": (196, 202),  # church bell, change ringing
    "clock tick": (401, 402),  # tick, tick-tock
    "crackling fire": (292, 293),  # fire, crackle
    "crying baby": (20,),
    "dog bark": (70, 69),  # bark, dog
    "drilling": (419, 418, 339),  # drill, power tool, dental drill
    "engine idling": (346, 337, 342),  # idling, engine, medium engine
    "glass breaking": (437, 435),  # shatter, glass
    "gun shot": (421, 422),  # gunshot, machine gun
    "helicopter": (333,),
    "jackhammer": (414,),
    "rain": (283, 285),  # rain, rain on surface
    "rooster": (96, 94),  # crowing, chicken
    "sea waves": (289, 288),  # waves, ocean
    "siren": (390, 317, 318),  # siren, police car, ambulance
    "sneezing": (44,),
    "snoring": (38,),
    "speech": (0, 2),  # speech, conversation
    "street music": (132, 133),  # music, instrument
    "thunderstorm": (280, 281),  # thunderstorm, thunder
    "wind": (277, 279),  # wind, wind at the microphone
}


def said(scores: np.ndarray) -> np.ndarray:
    """The teacher's scores (n, 521) -> how much it says each of `AUDIOSET`'s words, float32 (n, words): mean log scores."""
    logs = np.log(np.asarray(scores, np.float32) + FLOOR)
    return np.stack([logs[:, list(positions)].mean(axis=1) for positions in AUDIOSET.values()], axis=1)


def ear(hidden: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The directions in the network's own embedding that say the words, float32 (d', words): ridge regression of `said(scores)`,
    each word of deviation 1, on what the network hears in the same mixtures, float (n, d').
    """
    mean, deviation = head.scale(hidden)
    z = (np.asarray(hidden, np.float32) - mean) / deviation
    spoken = said(scores)
    spoken = (spoken - spoken.mean(axis=0)) / np.maximum(spoken.std(axis=0), 1e-6)
    square = z.T @ z / len(z) + SHRINK * np.eye(z.shape[1], dtype=np.float32)
    return (np.linalg.solve(square, z.T @ spoken / len(z)) / deviation[:, None]).astype(np.float32)


def fit(
    embeddings: np.ndarray,
    targets: np.ndarray,
    classes: int,
    weights: np.ndarray,
    strangers: np.ndarray,
    words: np.ndarray,
) -> Head:
    """`head.fit` on embeddings (n, d), which begin with what the network hears, d', and end with the statistics; `words` is the
    `ear`, (d', words). A plain head on the embeddings as they are, of mean 0 and deviation 1.
    """
    mean, deviation = head.scale(embeddings)
    own = len(words)
    turned = np.zeros((embeddings.shape[1], embeddings.shape[1] + words.shape[1]), np.float32)
    np.fill_diagonal(turned[:own, :own], 1)
    np.fill_diagonal(turned[own:, own : embeddings.shape[1]], FAINT)
    turned[:own, embeddings.shape[1] :] = LOUD * deviation[:own, None] * words

    def listened(rows: np.ndarray) -> np.ndarray:
        return (np.asarray(rows, np.float32) - mean) / deviation @ turned

    plain = np.zeros(turned.shape[1], np.float32), np.ones(turned.shape[1], np.float32)
    strange = {"strangers": listened(strangers), "strange_share": STRANGE_SHARE}
    found = head.fit(listened(embeddings), targets, classes, *plain, weights, L2, **strange)
    return Head(turned @ found.weights, found.bias, mean, deviation)
