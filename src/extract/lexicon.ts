// The classes of words that the reader uses, looked up by lemma.
import type { Gazetteer, Ontology } from "../ontology/index.ts";

/** A class of words; single words and longer ones alike, lower case. */
export type WordClass = ReadonlySet<string>;

export interface Lexicon {
  /** The words of a class; an empty class for a name that the ontology does not have. */
  of(name: string): WordClass;
  /** The words of several classes as one; put together once for each list. */
  anyOf(names: readonly string[]): WordClass;
  readonly nominalsOf: ReadonlyMap<string, WordClass>;
  /** Places below a country that the ontology lists, as they are written. */
  readonly places: WordClass;
  /** The country of a known company, by their ids. */
  readonly homes: ReadonlyMap<string, string>;
}

const NOTHING: WordClass = new Set();

export function createLexicon({ cues, entityTypes }: Ontology, { entries }: Gazetteer): Lexicon {
  const classes = new Map([...cues].map(([name, words]) => [name, new Set(words)] as const));
  const nominalsOf = new Map([...entityTypes.values()].map(({ name, nominals }) => [name, new Set(nominals)] as const));
  const places = new Set([...cues].flatMap(([name, words]) => (name.startsWith("place in ") ? [...words] : [])));
  const homes = new Map([...entries].flatMap(([id, { home }]) => (home === undefined ? [] : [[id, home] as const])));
  const of = (name: string) => classes.get(name) ?? NOTHING;
  const unions = new Map<readonly string[], WordClass>();
  const anyOf = (names: readonly string[]) => {
    const known = unions.get(names);
    if (known) return known;
    const union = new Set(names.flatMap((name) => [...of(name)]));
    unions.set(names, union);
    return union;
  };
  return { homes, places, of, anyOf, nominalsOf };
}
