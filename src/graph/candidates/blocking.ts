// Which pairs are worth comparing. All pairs would be five thousand million of a hundred thousand entities; so only those
// are compared that share a key (Christen 2012, A Survey of Indexing Techniques for Scalable Record Linkage and
// Deduplication). Every key makes a bounded number of pairs for each of its entities, so that the whole stays near linear:
// within a small block all pairs, in a larger one each entity and its next neighbours by name (Hernández and Stolfo 1995).
import { compareText } from "../../domain/index.ts";
import { MIN_SOUND, type NameForm } from "./names.ts";
import type { Prepared } from "./profiles.ts";
import { WORDS } from "./words.ts";

/** The largest block of which all pairs are compared. */
const SMALL_BLOCK = 24;
/** How many neighbours by name each entity of a larger block is compared with. */
const WINDOW = 4;
/** Words in a row that a shorter name may consist of. */
const MAX_RUN = 5;

/** Positions of those who share a key. Most keys are one entity's alone, and are kept without a list. */
type Block = number | number[];

/**
 * Pairs of positions, the smaller first, each once as `first * size + second`. Yields now and then, for the caller to let
 * others have a turn.
 */
export function* blockPairs(entities: readonly Prepared[]): Generator<undefined, Set<number>> {
  const blocks = new Map<string, Block>();
  const note = (key: string, at: number) => {
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, at);
    else if (typeof block !== "number") block.push(at);
    else blocks.set(key, [block, at]);
  };
  for (const [at, entity] of entities.entries()) {
    for (const key of keysOf(entity)) note(key, at);
    if (at % 500 === 0) yield;
  }
  const pairs = new Set<number>();
  const add = (a: number, b: number) => {
    if (a !== b) pairs.add(Math.min(a, b) * entities.length + Math.max(a, b));
  };
  const byName = (a: number, b: number) =>
    compareText(entities[a]!.names[0]!.compact, entities[b]!.names[0]!.compact) || a - b;
  let done = 0;
  for (const block of blocks.values()) {
    if (typeof block !== "number") pairUp(block, byName, add);
    if (done++ % 5000 === 0) yield;
  }
  for (const [at, entity] of entities.entries()) {
    for (const key of lookUpsOf(entity)) for (const other of shorten(blocks.get(key))) add(at, other);
    if (at % 500 === 0) yield;
  }
  return pairs;
}

function shorten(block: Block | undefined): readonly number[] {
  if (block === undefined) return [];
  return typeof block === "number" ? [block] : block.slice(0, SMALL_BLOCK);
}

function pairUp(
  block: readonly number[],
  byName: (a: number, b: number) => number,
  add: (a: number, b: number) => void,
): void {
  const isSmall = block.length <= SMALL_BLOCK;
  const sorted = isSmall ? block : [...block].sort(byName);
  for (const [at, one] of sorted.entries()) {
    const end = isSmall ? sorted.length : Math.min(sorted.length, at + 1 + WINDOW);
    for (let next = at + 1; next < end; next++) add(one, sorted[next]!);
  }
}

/** Keys under which an entity is found: those who share one are compared. */
function keysOf({ profile, names, family }: Prepared): Set<string> {
  const keys = new Set<string>();
  for (const [scheme, value] of Object.entries(profile.externalIds)) keys.add(`id ${scheme}=${value}`);
  for (const name of names) {
    keys.add(wholeKey(family, name.compact));
    keys.add(`words ${family} ${[...name.words].sort(compareText).join(" ")}`);
    if (name.sound.length >= MIN_SOUND) keys.add(`sound ${family} ${name.sound}`);
    for (const word of name.words) if (tells(word)) keys.add(`word ${family} ${word}`);
    for (const key of slipsOf(name)) keys.add(`slip ${family} ${key}`);
  }
  return keys;
}

/** Whole names of others that an entity's names lead to: its initials, and what a part of it may be called. */
function lookUpsOf({ names, family }: Prepared): Set<string> {
  const keys = new Set<string>();
  for (const { words, initials } of names) {
    for (const letters of initials) keys.add(wholeKey(family, letters));
    for (let start = 0; start < words.length && words.length > 1; start++) {
      let run = "";
      for (let end = start; end < Math.min(words.length, start + MAX_RUN); end++) {
        run += words[end];
        keys.add(wholeKey(family, run));
      }
    }
  }
  return keys;
}

const wholeKey = (family: string, compact: string) => `name ${family} ${compact}`;
const tells = (word: string) => word.length >= 3 && !WORDS.generic.has(word) && !WORDS.heads.has(word);

/** A name of one word with each of its letters left out: two that are one slip apart share one of these. */
function slipsOf({ words, compact }: NameForm): string[] {
  if (words.length > 1 || compact.length < 5 || compact.length > 20 || /\d/.test(compact)) return [];
  return [compact, ...Array.from(compact, (_letter, at) => compact.slice(0, at) + compact.slice(at + 1))];
}
