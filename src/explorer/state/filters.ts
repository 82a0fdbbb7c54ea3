// What the user wants to see. The same choice narrows the graph, the lists, the suggestions and what an expansion adds.
import { batch, computed, signal } from "@preact/signals";
import type { Filter, Modality, Polarity, RelationStatus } from "../generated/operations.ts";
import { entityTypes } from "./catalogue.ts";

export const STATUSES = ["STATED", "DISPUTED", "DENIED", "ANTICIPATED", "ALLEGED"] as const satisfies RelationStatus[];
export const POLARITIES = ["AFFIRMED", "NEGATED"] as const satisfies Polarity[];
export const MODALITIES = ["ASSERTED", "POSSIBLE", "PLANNED", "ALLEGED", "HYPOTHETICAL"] as const satisfies Modality[];

export const CLOCKS = ["published", "spoken-of"] as const;
export type TimeClock = (typeof CLOCKS)[number];
/** Days, both included; of which clock. Null leaves an end open. */
export interface TimeRange {
  readonly clock: TimeClock;
  readonly from: string | null;
  readonly to: string | null;
}

export interface NamedEntity {
  readonly id: string;
  readonly name: string;
}

/** A facet of which several values can be chosen; none chosen asks nothing. */
function createChoice<T extends string>() {
  return signal<ReadonlySet<T>>(new Set());
}

/** Entity types that are switched off. */
export const hiddenTypes = createChoice<string>();
export const chosenRelations = createChoice<string>();
export const chosenStatus = createChoice<RelationStatus>();
export const chosenPolarity = createChoice<Polarity>();
export const chosenModality = createChoice<Modality>();
export const chosenOutlets = createChoice<string>();
export const chosenSpeakers = signal<readonly NamedEntity[]>([]);
/** Only statements that concern one of these. */
export const concerned = signal<readonly NamedEntity[]>([]);
export const minConfidence = signal(0);
export const validAt = signal<string | null>(null);
export const timeRange = signal<TimeRange | null>(null);

export function toggle<T extends string>(choice: { value: ReadonlySet<T> }, item: T): void {
  const next = new Set(choice.value);
  if (!next.delete(item)) next.add(item);
  choice.value = next;
}

/** The filter of statements for the server, without entity types; null when it asks nothing. */
export const statementFilter = computed<Filter | null>(() => {
  const filter: Filter = {
    ...listed("relations", chosenRelations.value),
    ...listed("status", chosenStatus.value),
    ...listed("polarity", chosenPolarity.value),
    ...listed("modality", chosenModality.value),
    ...listed("outlet", chosenOutlets.value),
    ...listed("attributedTo", idsOf(chosenSpeakers.value)),
    ...listed("concerns", idsOf(concerned.value)),
    ...(minConfidence.value > 0 && { minConfidence: minConfidence.value }),
    ...(validAt.value && { validAt: validAt.value }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
});

/** The same with the entity types that are switched on. */
export const wholeFilter = computed<Filter | null>(() => {
  if (hiddenTypes.value.size === 0) return statementFilter.value;
  const types = entityTypes.value.map(({ name }) => name).filter((name) => !hiddenTypes.value.has(name));
  return { ...statementFilter.value, types };
});

/** How many choices narrow what is shown. */
export const activeCount = computed(() => {
  const choices = [hiddenTypes, chosenRelations, chosenStatus, chosenPolarity, chosenModality, chosenOutlets];
  const singles = [minConfidence.value > 0, validAt.value, timeRange.value].filter(Boolean).length;
  const named = chosenSpeakers.value.length + concerned.value.length;
  return choices.reduce((sum, { value }) => sum + value.size, 0) + named + singles;
});

export function clearFilters(): void {
  batch(() => {
    for (const choice of [hiddenTypes, chosenRelations, chosenOutlets]) choice.value = new Set();
    chosenStatus.value = new Set();
    chosenPolarity.value = new Set();
    chosenModality.value = new Set();
    chosenSpeakers.value = [];
    concerned.value = [];
    minConfidence.value = 0;
    validAt.value = null;
    timeRange.value = null;
  });
}

/** Narrows to one more speaker, or entity that is concerned, or no longer. */
export function toggleNamed(choice: { value: readonly NamedEntity[] }, entity: NamedEntity): void {
  const others = choice.value.filter(({ id }) => id !== entity.id);
  choice.value = others.length < choice.value.length ? others : [...others, entity];
}

const idsOf = (entities: readonly NamedEntity[]) => new Set(entities.map(({ id }) => id));

function listed<K extends string, T>(key: K, values: ReadonlySet<T>): { [key in K]?: T[] } {
  return values.size > 0 ? ({ [key]: [...values] } as { [key in K]: T[] }) : {};
}
