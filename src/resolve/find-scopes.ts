// What an act is limited to beside each of its objects. Who permits "sales of the H20 to Malaysia" permits the H20 for Malaysia, and
// Malaysia the H20: extraction makes a claim of each, and what they have in common is the sentence and the words that state it.
import type { Claim, ExtractedEntity } from "../domain/index.ts";
import { type Ontology, scopeWords, writeScope } from "../ontology/index.ts";

/** A claim between two entities. */
export interface Settled {
  readonly claim: Claim;
  readonly subject: string;
  readonly object: ExtractedEntity;
  /** Where the object stands in the text. */
  readonly at: number;
}

/**
 * The roles of claims whose relation has a scope; none for one whose act names nothing else. What a sentence says of one thing twice, once
 * with what it is limited to and once without, it says of that alone.
 */
export function findScopes(settled: readonly Settled[], ontology: Ontology): Map<Claim, string> {
  const scoped = settled.filter(({ claim }) => scopeWords(claim.relation, ontology).length > 0);
  const scopes = new Map<Claim, string>();
  for (const act of Map.groupBy(scoped, actOf).values()) {
    for (const part of partsOf(act, ontology)) {
      for (const each of part) {
        const scope = scopeIn(part, each, ontology);
        if (scope !== null) scopes.set(each.claim, scope);
      }
    }
  }
  for (const alike of Map.groupBy(scoped, saidIn).values()) {
    const [scope, another] = new Set(alike.flatMap(({ claim }) => scopes.get(claim) ?? []));
    if (scope && !another) for (const { claim } of alike) scopes.set(claim, scope);
  }
  return scopes;
}

const saidIn = ({ subject, object, claim: { relation, sentence, polarity, modality, source } }: Settled) =>
  JSON.stringify([subject, relation, object.id, sentence.start, polarity, modality, source]);

const actOf = ({ subject, claim: { sentence, trigger, modality, source } }: Settled) =>
  JSON.stringify([subject, sentence.start, trigger, modality, source]);

/**
 * "Allowed Riyadh to buy the H200 and Beijing to buy the H20" is one act in two parts: where the kind of thing that a part began with
 * comes again after another, the next part begins.
 */
function partsOf(act: readonly Settled[], ontology: Ontology): Settled[][] {
  const parts: Settled[][] = [];
  const kindOf = (each: Settled | undefined) => each && wordFor(each.claim.relation, each, ontology);
  for (const each of act.toSorted((a, b) => a.at - b.at)) {
    const part = parts.at(-1);
    const kind = kindOf(each);
    if (part && (kind !== kindOf(part[0]) || kind === kindOf(part.at(-1)))) part.push(each);
    else parts.push([each]);
  }
  return parts;
}

/** The word that introduces the object of a claim in a role of this relation; none for one that no role names. */
function wordFor(relation: string, { object }: Settled, { relations }: Ontology): string | null {
  const words = Object.entries(relations.get(relation)?.scope ?? {});
  return words.find(([, types]) => types.includes(object.type))?.[0] ?? null;
}

/** What is denied of one object ("but not to Peru") leaves the rest of the act as it is, and is limited to that. */
function scopeIn(part: readonly Settled[], one: Settled, ontology: Ontology): string | null {
  const { relation, polarity } = one.claim;
  const words = scopeWords(relation, ontology);
  const own = wordFor(relation, one, ontology);
  const namedBy = (word: string) => {
    const named = part.filter((other) => wordFor(relation, other, ontology) === word);
    const alike = named.filter((other) => other.claim.polarity === polarity);
    return (alike.length === 0 && polarity === "negated" ? named : alike).map(({ object }) => object.name);
  };
  return writeScope(new Map(words.map((word) => [word, word === own ? [] : namedBy(word)])), words);
}
