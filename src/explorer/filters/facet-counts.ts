// How many there would be with each value of a facet, everything else filtered as it is: the API's own totals.
import { effect, signal } from "@preact/signals";
import { inBatches } from "../api/batches.ts";
import { request } from "../api/request.ts";
import type { Filter } from "../generated/operations.ts";
import { dataVersion, entityTypes, relationTypes } from "../state/catalogue.ts";
import { MODALITIES, POLARITIES, STATUSES, statementFilter, wholeFilter } from "../state/filters.ts";

export type Facet = "types" | "relations" | "status" | "polarity" | "modality";

/** Counts by facet and value. Of entities for types, of relation edges for the rest. */
export const facetCounts = signal<ReadonlyMap<string, number>>(new Map());

export function countOf(facet: Facet, value: string): number | undefined {
  return facetCounts.value.get(`${facet} ${value}`);
}

interface Question {
  readonly key: string;
  readonly field: "entities" | "relations";
  readonly filter: Filter;
}

const BATCH = 25; // the server allows 30 aliases
const WAIT_MS = 150;

/** Counts anew whenever the filter or the data change. Returns what stops it. */
export function watchFacets(): () => void {
  return effect(() => {
    const questions = questionsOf(statementFilter.value, wholeFilter.value);
    dataVersion.value;
    const control = new AbortController();
    const timer = setTimeout(() => {
      inBatches(questions, BATCH, (piece) => ask(piece, control.signal))
        .then((counts) => {
          if (!control.signal.aborted) facetCounts.value = new Map(counts);
        })
        .catch(() => {}); // the values stay without counts
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  });
}

function questionsOf(statements: Filter | null, whole: Filter | null): Question[] {
  const ofRelations = (facet: Exclude<Facet, "types">, values: readonly string[]): Question[] =>
    values.map((value) => ({ key: `${facet} ${value}`, field: "relations", filter: { ...whole, [facet]: [value] } }));
  return [
    ...entityTypes.value.map(({ name }): Question => {
      return { key: `types ${name}`, field: "entities", filter: { ...statements, types: [name] } };
    }),
    ...ofRelations("status", STATUSES),
    ...ofRelations("polarity", POLARITIES),
    ...ofRelations("modality", MODALITIES),
    ...ofRelations(
      "relations",
      relationTypes.value.filter(({ relationCount }) => relationCount > 0).map(({ name }) => name),
    ),
  ];
}

async function ask(questions: readonly Question[], signal: AbortSignal): Promise<[string, number][]> {
  const variables = Object.fromEntries(questions.map(({ filter }, at) => [`f${at}`, filter]));
  const parameters = questions.map((_, at) => `$f${at}: Filter`).join(", ");
  const fields = questions.map(({ field }, at) => `c${at}: ${field}(first: 0, filter: $f${at}) { totalCount }`);
  const query = `query Facets(${parameters}) { ${fields.join(" ")} }`;
  const answer = await request<Record<string, { readonly totalCount: number }>, typeof variables>(
    query,
    variables,
    signal,
  );
  return questions.map(({ key }, at) => [key, answer[`c${at}`]!.totalCount]);
}
