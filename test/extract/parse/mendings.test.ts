// A mending is only tried where a block has what its rule looks for: nowhere else would it have set anything.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createParse } from "../../../src/extract/parse/from-language.ts";
import { MENDINGS } from "../../../src/extract/parse/repair/mendings.ts";
import type { Mendable } from "../../../src/extract/parse/repair/relabel.ts";
import { createLanguage } from "../../../src/language/index.ts";

const SEED = join(import.meta.dirname, "../../../seed/documents");
const parse = createParse(createLanguage());

/** The parse of each line of a document, before anything is set right. */
function linesOf(name: string): Mendable[][] {
  const lines = readFileSync(join(SEED, name), "utf8").split("\n");
  return parse(lines).map(({ tokens }, k) =>
    tokens.map((token, i) => ({ ...token, i, lower: lines[k]!.slice(token.start, token.end).toLowerCase() })),
  );
}

it.for(readdirSync(SEED))("leaves out no mending that would set anything in %s", (name) => {
  for (const line of linesOf(name)) {
    const cues = new Set(line.flatMap(({ lower, lemma, dep, tag }) => [lower, lemma, dep, tag]));
    for (const { mend, needs } of MENDINGS) {
      const isTried = needs.every((list) => list.some((cue) => cues.has(cue)));
      if (!isTried) expect(mend(line, 0)).toEqual(line);
    }
  }
});
