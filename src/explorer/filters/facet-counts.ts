// How many there would be with each value of a facet, everything else filtered as it is: the API's own totals.
import { effect, signal } from "@preact/signals";
import { request } from "../api/request.ts";
import { FacetsDocument, type FacetsQuery, type FacetsQueryVariables, type Filter } from "../generated/operations.ts";
import { dataVersion, entityTypes, relationTypes } from "../state/catalogue.ts";
import { MODALITIES, POLARITIES, STATUSES, statementFilter, wholeFilter } from "../state/filters.ts";

export type Facet = "types" | "relations" | "status" | "polarity" | "modality";

/** Counts by facet and value. Of entities for types, of relation edges for the rest. */
export const facetCounts = signal<ReadonlyMap<string, number>>(new Map());

export function countOf(facet: Facet, value: string): number | undefined {
  return facetCounts.value.get(`${facet} ${value}`);
}

const WAIT_MS = 150;
/** The server counts so many values of a field; one that is not among fewer is not there. */
const MAX_COUNTED = 100;

/** Counts anew whenever the filter or the data change. Returns what stops it. */
export function watchFacets(): () => void {
  return effect(() => {
    const variables = variablesOf(statementFilter.value, wholeFilter.value);
    const values = {
      types: entityTypes.value.map(({ name }) => name),
      relations: relationTypes.value.map(({ name }) => name),
      status: STATUSES,
    };
    dataVersion.value;
    const control = new AbortController();
    const timer = setTimeout(() => {
      request(FacetsDocument, variables, control.signal)
        .then((answer) => {
          if (!control.signal.aborted) facetCounts.value = new Map(countsOf(answer, values));
        })
        .catch(() => {}); // the values stay without counts
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  });
}

/** Each facet is asked of without its own choice. What statements are like is asked value by value: a relation edge has several of them. */
function variablesOf(statements: Filter | null, whole: Filter | null): FacetsQueryVariables {
  const { relations: _relations, ...relations } = whole ?? {};
  const { status: _status, ...status } = whole ?? {};
  const one = (facet: "polarity" | "modality", values: readonly string[]) =>
    values.map((value) => [value.toLowerCase(), { ...whole, [facet]: [value] }]);
  const each = [...one("polarity", POLARITIES), ...one("modality", MODALITIES)];
  return { types: statements, relations, status, ...Object.fromEntries(each) };
}

type Counted = "types" | "relations" | "status";

function countsOf(answer: FacetsQuery, values: Readonly<Record<Counted, readonly string[]>>): [string, number][] {
  const counted = (facet: Counted): [string, number][] => {
    const counts = new Map(answer[facet].countBy.map(({ value, count }) => [value, count]));
    const known = values[facet].filter((value) => counts.has(value) || counts.size < MAX_COUNTED);
    return known.map((value) => [`${facet} ${value}`, counts.get(value) ?? 0]);
  };
  const { affirmed, negated, asserted, possible, planned, alleged, hypothetical } = answer;
  const each = { polarity: { affirmed, negated }, modality: { asserted, possible, planned, alleged, hypothetical } };
  const totals = Object.entries(each).flatMap(([facet, totalled]) =>
    Object.entries(totalled).map(([value, { totalCount }]): [string, number] => {
      return [`${facet} ${value.toUpperCase()}`, totalCount];
    }),
  );
  return [...counted("types"), ...counted("relations"), ...counted("status"), ...totals];
}
