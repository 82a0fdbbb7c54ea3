// What the graph may hold: entity types and relations, as data that a user can add to.
import { z } from "zod";
import type { Frame } from "./frame.ts";

const words = z.array(z.string().min(1)).default([]);

export const EntityType = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/, "must be one word that begins with a capital, such as Company"),
  definition: z.string().min(1),
  /** Common nouns that describe one, such as "chipmaker". */
  nominals: words,
  /** Types that the same thing is often taken for, so that two entities of these types may be one. */
  confusedWith: words,
});
export type EntityType = z.infer<typeof EntityType>;

/** Lemmas in lower case, by the part of speech in which they state the relation. */
export const Triggers = z.looseObject({ verbs: words, nouns: words, adjectives: words, phrases: words });
export type Triggers = z.infer<typeof Triggers>;

export const CONFLICT_POLICIES = ["polarity", "functional", "opposite"] as const;

export const RelationType = z.looseObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be capitals and underscores, such as DESIGNED_FOR"),
  definition: z.string().min(1),
  domain: z.array(z.string()).min(1),
  range: z.array(z.string()).min(1),
  symmetric: z.boolean().default(false),
  /** How the relation reads from its object's end. */
  inverse: z.string().nullish(),
  /** `{ of: object, per: role }`: at one time, one subject per object and role. */
  functional: z.strictObject({ of: z.literal("object"), per: z.literal("role").nullish() }).nullish(),
  /** Whether it holds for good once it has come about, so that its time is only when it did: who founded what. */
  lasting: z.boolean().default(false),
  /** The relation that cannot hold of the same things at the same time. */
  opposite: z.string().nullish(),
  /**
   * What `role` limits a statement to beside its own object: words, and the types of the things that each introduces. Of `{of: [Chip],
   * for: [Country]}` a statement about a chip may have the role "for Peru", and one about a country "of H20".
   */
  scope: z.record(z.string().regex(/^[a-z]+$/), z.array(z.string()).min(1)).nullish(),
  /** Whether a thing has one object of it, so that two things with different ones are hardly one. */
  identifying: z.boolean().default(false),
  conflicts: z.array(z.enum(CONFLICT_POLICIES)).default(["polarity"]),
  triggers: Triggers.default({ verbs: [], nouns: [], adjectives: [], phrases: [] }),
});
export type RelationType = z.infer<typeof RelationType>;

/** A post by all its names, in lower case. */
export const Post = z.strictObject({
  name: z.string().min(1),
  also: words,
  /** Whether more than one person holds it at a time, as co-chairs do. */
  several: z.boolean().default(false),
});
export type Post = z.infer<typeof Post>;

/** Words that say how something is meant, by class ("denying": deny, reject …). */
export type Cues = ReadonlyMap<string, readonly string[]>;

export interface Ontology {
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  readonly relations: ReadonlyMap<string, RelationType>;
  readonly cues: Cues;
  /** Posts by each of their names. */
  readonly posts: ReadonlyMap<string, Post>;
  readonly frames: readonly Frame[];
  /** Hash of all of it: statements made with another ontology belong to another run. */
  readonly fingerprint: string;
}

/** Whether a relation may go from a subject of one type to an object of another. */
export function allows({ relations }: Ontology, relation: string, subjectType: string, objectType: string): boolean {
  const type = relations.get(relation);
  return type?.domain.includes(subjectType) === true && type.range.includes(objectType);
}

/** The entity type that an id such as `chip:h20` speaks of; the part before the colon where the ontology has none. */
export function typeOfId(id: string, { entityTypes }: Pick<Ontology, "entityTypes">): string {
  const prefix = id.slice(0, Math.max(id.indexOf(":"), 0));
  return [...entityTypes.keys()].find((name) => name.toLowerCase() === prefix) ?? prefix;
}
