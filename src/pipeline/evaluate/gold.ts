// Labelled documents and predictions of them, as they stand in files.
import { z } from "zod";

const Marks = {
  polarity: z.string(),
  modality: z.string(),
  attribution: z.string().nullish(),
  time: z.string().nullish(),
};
const GoldEntity = z.object({
  name: z.string(),
  type: z.string(),
  aliases: z.array(z.string()).default([]),
  descriptions: z.array(z.string()).nullish(),
  also_accept: z.array(z.string()).nullish(),
});
const GoldRelation = z.object({
  head: z.string(),
  type: z.string(),
  tail: z.string(),
  ...Marks,
  sentence: z.string().default(""),
  optional: z.boolean().nullish(),
  also_head: z.array(z.string()).nullish(),
});

/** A labelled document (`NN.gold.json` beside `NN.txt`). */
export const GoldDocument = z.object({
  date: z.string().nullish(),
  speaker: z.string().nullish(),
  entities: z.array(GoldEntity),
  relations: z.array(GoldRelation),
  forbidden: z.array(z.object({ head: z.string(), type: z.string(), tail: z.string() })).default([]),
});
export type GoldDocument = z.infer<typeof GoldDocument>;
export type GoldRelation = z.infer<typeof GoldRelation>;

const PredictedEntity = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  mentions: z.array(z.object({ text: z.string(), kind: z.string().default("name") })).default([]),
});
const PredictedStatement = z.object({
  subject: z.string(),
  relation: z.string(),
  object: z.string(),
  polarity: z.string().nullish(),
  modality: z.string().nullish(),
  attributedTo: z.string().nullish(),
  time: z.union([z.string(), z.object({ edtf: z.string().default("") }).transform(({ edtf }) => edtf)]).nullish(),
  confidence: z.number().min(0).max(1).default(1),
  evidence: z.array(z.object({ start: z.number(), end: z.number(), quote: z.string() })),
});

/** What the scorer reads of an extraction: the shape that `citegraph extract` prints, or that of another program. */
export const Predicted = z.object({
  entities: z.array(PredictedEntity),
  statements: z.array(PredictedStatement),
});
export type Predicted = z.infer<typeof Predicted>;
