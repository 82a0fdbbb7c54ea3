// Patterns over the parse, as data: an anchor token, and steps from tokens already found to further ones. In the spirit of
// spaCy's DependencyMatcher and Semgrex (Chambers et al. 2007).
import { z } from "zod";
import { CitegraphError } from "../../domain/index.ts";

/** One value, or several of which any will do. For labels, a final "*" stands for any ending: "nsubj*", "VB*". */
const AnyOf = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const plainConditions = {
  /** The token's lemma, as `Doc.lemma` gives it. */
  lemma: AnyOf.optional(),
  /** The token's text, lower-cased. */
  lower: AnyOf.optional(),
  tag: AnyOf.optional(),
  pos: AnyOf.optional(),
  /** A morphological feature, such as "Tense=Past". */
  morph: AnyOf.optional(),
  dep: AnyOf.optional(),
  /** Type of the named entity the token is in; "" for tokens in none. */
  entityType: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
};

/** All conditions must hold; none of `not` may, taken together. */
export const TokenCondition = z.strictObject({ ...plainConditions, not: z.strictObject(plainConditions).optional() });
export type TokenCondition = z.infer<typeof TokenCondition>;

export const RELATIONS = [
  "parent",
  "ancestor",
  "child",
  "leftChild",
  "rightChild",
  "descendant",
  "sibling",
  "leftSibling",
  "rightSibling",
  "next",
  "previous",
] as const;
export type Relation = (typeof RELATIONS)[number];

export const PatternStep = z.strictObject({
  /** Where the step starts: "anchor" (the default) or the name of an earlier step. */
  from: z.string().default("anchor"),
  to: z.enum(RELATIONS),
  where: TokenCondition.default({}),
  /** The name under which the token is given; a step without one only tests. */
  as: z.string().min(1).optional(),
  /** The match holds without the token too; steps from it are then left out. */
  optional: z.boolean().default(false),
  /** The match holds only where there is no such token. */
  absent: z.boolean().default(false),
  /** Takes the step over and over, from each token to the next: at least `min` times (0: the start itself will do), at most `max`. */
  repeat: z.strictObject({ min: z.int().min(0), max: z.int().min(1) }).optional(),
});
export type PatternStep = z.input<typeof PatternStep>;
export type CheckedStep = z.output<typeof PatternStep>;

export const Pattern = z.strictObject({
  /** Told with each match; several patterns may share it. */
  id: z.string().min(1),
  anchor: TokenCondition,
  steps: z.array(PatternStep).default([]),
});
export type Pattern = z.input<typeof Pattern>;
export type CheckedPattern = z.output<typeof Pattern>;

/** @throws CitegraphError PATTERN_INVALID that says which pattern is wrong and how */
export function checkPattern(pattern: unknown): CheckedPattern {
  const { data, error } = Pattern.safeParse(pattern);
  if (!data) {
    const id = (pattern as { id?: unknown } | null)?.id;
    throw new CitegraphError("PATTERN_INVALID", `Pattern ${JSON.stringify(id)}: ${z.prettifyError(error)}`);
  }
  checkNames(data);
  return data;
}

function checkNames({ id, steps }: CheckedPattern): void {
  const known = new Set(["anchor"]);
  for (const { from, as, absent, optional } of steps) {
    if (!known.has(from)) throw invalid(id, `a step starts from "${from}", which no earlier step names.`);
    if (as !== undefined && known.has(as)) throw invalid(id, `the name "${as}" is given twice.`);
    if (absent && as !== undefined) throw invalid(id, `"${as}" names a token that must be absent.`);
    if (absent && optional) throw invalid(id, "a step cannot be both optional and absent.");
    if (as !== undefined) known.add(as);
  }
}

export function invalid(id: string, what: string): CitegraphError {
  return new CitegraphError("PATTERN_INVALID", `Pattern "${id}": ${what}`);
}
