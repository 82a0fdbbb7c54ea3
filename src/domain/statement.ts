// Statements: what one document says, never what is true.
import { z } from "zod";
import { hashOf } from "./ids.ts";

export const POLARITIES = ["affirmed", "negated"] as const;
export const MODALITIES = ["asserted", "possible", "planned", "alleged", "hypothetical"] as const;
export const CLOCKS = ["occurred", "effective", "published"] as const;

export const Polarity = z.enum(POLARITIES);
export type Polarity = z.infer<typeof Polarity>;
export const Modality = z.enum(MODALITIES);
export type Modality = z.infer<typeof Modality>;
/** Which clock a time is read from: when it happened, when it takes effect, or when it was said. */
export const Clock = z.enum(CLOCKS);
export type Clock = z.infer<typeof Clock>;

/** A half-open stretch of a document's text in UTF-16 code units: `text.slice(start, end)`. */
export const Span = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** The quote that carries a statement, and where its parts stand in the same text. */
export const Evidence = z.object({
  document: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  quote: z.string().min(1),
  /** Where the subject, the words that state the relation, and the object stand. */
  subject: Span.nullish(),
  trigger: Span.nullish(),
  object: Span.nullish(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Who the text says it comes from. `entity` is null for an unnamed speaker ("officials"); `via` is the outer report. */
export interface Attribution {
  readonly entity: string | null;
  readonly name: string;
  readonly cue: Span | null;
  readonly via: Attribution | null;
}
export const Attribution: z.ZodType<Attribution> = z.object({
  entity: z.string().nullable(),
  name: z.string().min(1),
  cue: Span.nullable(),
  get via() {
    return Attribution.nullable();
  },
});

export const Statement = z.object({
  id: z.string(), // hash of all below but confidence and run: loading twice is loading once
  subject: z.string(),
  relation: z.string(),
  object: z.string(),
  /**
   * The post held, for LEADS; what else the act is limited to, for a relation that the ontology gives a scope: "of H20 for China".
   * Otherwise a qualifier the text gives, such as "60%" of a comparison.
   */
  role: z.string().nullable(),
  polarity: Polarity,
  modality: Modality,
  attributedTo: Attribution.nullable(),
  /** ISO 8601-2 (EDTF), at the precision that the text gives. */
  time: z.string().nullable(),
  clock: Clock.nullable(),
  evidence: z.array(Evidence).min(1),
  confidence: z.number().min(0).max(1),
  run: z.string(),
});
export type Statement = z.infer<typeof Statement>;

/** The statement's id, from what it says and where it is said. */
export function statementId(statement: Omit<Statement, "id">): string {
  const { confidence: _confidence, run: _run, evidence, ...said } = statement;
  const where = evidence.map(({ document, start, end }) => ({ document, start, end }));
  return `statement:${hashOf({ ...said, id: undefined, evidence: where })}`;
}

/** Gives a statement its id. */
export function toStatement(statement: Omit<Statement, "id">): Statement {
  return { id: statementId(statement), ...statement };
}
