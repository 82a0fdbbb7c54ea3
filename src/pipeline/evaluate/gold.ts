// Labelled documents, as they stand beside their texts.
import { z } from "zod";
import type { ExtractionJson } from "../extraction-json.ts";

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

/** What the scorer reads of an extraction: the shape that `citegraph extract` prints. */
export type Predicted = Pick<ExtractionJson, "entities" | "statements">;
