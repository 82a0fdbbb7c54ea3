// Two runs over the same labels: what a change mended, and what it broke.
import type { EvaluationError } from "./list-errors.ts";
import type { DocumentScore } from "./score.ts";

/** A document's name with its score. */
export interface NamedScore {
  readonly name: string;
  readonly score: DocumentScore;
}

/** An error with the document that it is in. */
export type PlacedError = EvaluationError & { readonly document: string };

export interface RunComparison {
  /** Errors that only the later run makes. */
  readonly newlyWrong: readonly PlacedError[];
  /** Errors that only the earlier run made. */
  readonly newlyRight: readonly PlacedError[];
}

/** Errors are the same when document, kind and what is wrong are. */
export function compareRuns(before: readonly NamedScore[], after: readonly NamedScore[]): RunComparison {
  const [old, now] = [before.flatMap(placedErrors), after.flatMap(placedErrors)];
  return { newlyWrong: without(now, old), newlyRight: without(old, now) };
}

export function placedErrors({ name, score }: NamedScore): PlacedError[] {
  return score.errors.map((error) => ({ document: name, ...error }));
}

function without(errors: readonly PlacedError[], others: readonly PlacedError[]): PlacedError[] {
  const known = new Set(others.map(keyOf));
  return errors.filter((error) => !known.has(keyOf(error)));
}

const keyOf = ({ document, kind, what }: PlacedError) => JSON.stringify([document, kind, what]);
