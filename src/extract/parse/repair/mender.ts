// Tries each mending only where a block has what it looks for: of some fifty mendings a block gives cause to a few.
import type { Mendable } from "./relabel.ts";

/** A mending, and what a block has wherever it sets anything right. */
export interface Mending {
  readonly mend: <T extends Mendable>(tokens: readonly T[], base: number) => readonly T[];
  /** Of each of these lists the block has one: a word in small letters, a lemma, a label or a tag. */
  readonly needs: readonly (readonly string[])[];
}

/** @param needs lists of words, lemmas, labels and tags, parted by "|" or as keys */
export const where = (mend: Mending["mend"], ...needs: readonly (string | Iterable<string>)[]): Mending => ({
  mend,
  needs: needs.map((list) => (typeof list === "string" ? list.split("|") : [...list])),
});

/** Sets right what some mendings find in a block, in their order; the same tokens where there is nothing to set. */
export function createMender(mendings: readonly Mending[]): Mending["mend"] {
  const lists = mendings.flatMap(({ needs }) => needs);
  const listsOf = Map.groupBy(
    lists.flatMap((list, number) => list.map((cue) => ({ cue, number }))),
    ({ cue }) => cue,
  );
  const numbersOf = new Map([...listsOf].map(([cue, of]) => [cue, of.map(({ number }) => number)] as const));
  let next = 0;
  const numbered = mendings.map(({ mend, needs }) => ({ mend, numbers: needs.map(() => next++) }));
  const has = new Uint8Array(lists.length);
  return (tokens, base) => {
    let mended = tokens;
    meetLists(mended, numbersOf, has);
    for (const { mend, numbers } of numbered) {
      if (!areMet(has, numbers)) continue;
      const before = mended;
      mended = mend(before, base);
      if (mended !== before) meetLists(mended, numbersOf, has);
    }
    return mended;
  };
}

function areMet(met: Uint8Array, numbers: readonly number[]): boolean {
  for (const number of numbers) if (met[number] === 0) return false;
  return true;
}

/** @param met by the number of a list, 1 where the tokens have something of it */
function meetLists(
  tokens: readonly Mendable[],
  numbersOf: ReadonlyMap<string, readonly number[]>,
  met: Uint8Array,
): void {
  met.fill(0);
  const meet = (cue: string) => {
    const numbers = numbersOf.get(cue);
    if (numbers) for (const number of numbers) met[number] = 1;
  };
  for (const { lower, lemma, dep, tag } of tokens) {
    meet(dep);
    meet(tag);
    meet(lower);
    if (lemma !== lower) meet(lemma);
  }
}
