// Frames: how the words of a language state a relation, as data. docs/extraction.md tells how to write one.
import { z } from "zod";

const lemmas = z.array(z.string().min(1)).min(1);

/**
 * What a trigger word says when its places are filled. A place is a path of steps over the parse, joined by ">":
 * agent, patient, self, poss, mod, head, xcomp, speaker (who says the sentence), or a preposition ("patient>on": what stands after "on" below the patient). All places count, up to a filled one that ends in "!".
 */
export const Frame = z.strictObject({
  relation: z.string(),
  /** Lemmas that trigger it; "@class" stands for the words of a cue class. Exactly one of these four. */
  verbs: lemmas.optional(),
  nouns: lemmas.optional(),
  adjectives: lemmas.optional(),
  /** Entity types whose mentions trigger it by themselves ("Nvidia's H20"). */
  mentions: lemmas.optional(),
  subject: lemmas,
  object: lemmas,
  /** Narrower than the relation's own domain and range. */
  subjectTypes: lemmas.optional(),
  objectTypes: lemmas.optional(),
  /** Places that must be filled by one of these lemmas, or must be empty for `[]`. */
  when: z.record(z.string(), z.array(z.string())).default({}),
  /** Places that must not be filled by one of these lemmas. */
  unless: z.record(z.string(), lemmas).default({}),
  /** The trigger must not, or must, stand right after one of these words: a vice president is no president. */
  notAfter: lemmas.optional(),
  after: lemmas.optional(),
  /** Lemmas of which a described subject or object must have one; proper names pass. */
  subjectNouns: lemmas.optional(),
  objectNouns: lemmas.optional(),
  /** Another relation for some pairs of types: {"Policy>Country": TARGETS}. */
  as: z.record(z.string(), z.string()).default({}),
  /** How far an end may be from its place: 0 is the noun itself, 0.6 a noun it carries, 1.5 a name that modifies it. */
  reach: z.number().default(1.9),
  /** Takes the words of the trigger as the role: a post. */
  role: z.boolean().default(false),
  /** Said in passing ("Nvidia's H20"): no modality or source of the clause touches it. */
  presupposed: z.boolean().default(false),
  /** Ends at which a proper noun that no list knows is taken for a name of the frame's first type there. */
  reveals: z.array(z.enum(["subject", "object"])).default([]),
  /** The same for names of one word only: whom somebody "joined" may be a person with a full name. */
  suggests: z.array(z.enum(["subject", "object"])).default([]),
  polarity: z.enum(["affirmed", "negated"]).default("affirmed"),
  modality: z.enum(["asserted", "possible", "planned", "alleged", "hypothetical"]).default("asserted"),
  /** Says nothing when what governs it undoes it: "the lifting of curbs on X" restricts nothing. */
  dropUndone: z.boolean().default(false),
  /** An event that happens on a day rather than a state. */
  event: z.boolean().default(false),
  confidence: z.number().min(0).max(1).default(0.7),
});
export type Frame = z.infer<typeof Frame>;
