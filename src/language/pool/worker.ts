// What runs in each thread of the pool: one language, and texts in batches.
import { CitegraphError, type ErrorCode } from "../../domain/index.ts";
import { type PortableDoc, toPortable } from "../doc/portable.ts";
import { createLanguage, type Language, type LanguageOptions } from "../language.ts";
import type { Labels } from "../morphology/analyser.ts";

export interface Batch {
  texts: string[];
  options: LanguageOptions;
}
export interface ParsedBatch {
  docs: PortableDoc[];
  labels: Labels;
}
/** An error on its way between threads, where classes and codes are lost. */
export interface BatchFailure {
  code: ErrorCode;
  message: string;
}

let language: Language | undefined;

export default function parseBatch({ texts, options }: Batch): ParsedBatch | BatchFailure {
  try {
    language ??= createLanguage(options);
  } catch (error) {
    if (!(error instanceof CitegraphError)) throw error;
    return { code: error.code, message: error.message };
  }
  const { labels } = language;
  return { docs: texts.map((text) => toPortable(language!.parse(text).data)), labels };
}
