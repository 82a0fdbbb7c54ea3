// Options that choose a part of the graph: the one filter vocabulary and both clocks, as words on a command line.
import { type Command, InvalidArgumentError, Option } from "commander";
import { CitegraphError, MODALITIES, POLARITIES, RELATION_STATUSES, toDayRange } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { type AsKnownAt, type Filter, toMilliseconds } from "../store/index.ts";

/** What a command that reads the store takes of the clocks. */
export interface ClockOptions {
  readonly knownAt?: string;
}

/** What a command takes that reads a part of the graph: a filter, and both clocks. */
export interface FilterOptions extends ClockOptions {
  readonly types?: string[];
  readonly relations?: string[];
  readonly status?: Filter["status"] & string[];
  readonly polarity?: Filter["polarity"] & string[];
  readonly modality?: Filter["modality"] & string[];
  readonly attributedTo?: string[];
  readonly concerns?: string[];
  readonly outlet?: string[];
  readonly minConfidence?: number;
  readonly validAt?: string;
}

/** Adds the options of a filter, and those of both clocks. */
export function withFilterOptions(command: Command): Command {
  const filtered = command
    .addOption(new Option("--types <names>", "of these entity types: Chip,Company").argParser(toWords))
    .addOption(new Option("--relations <names>", "of these relations: PRODUCES,RESTRICTS").argParser(toWords))
    .addOption(new Option("--status <names>", RELATION_STATUSES.join(", ")).argParser(amongWords(RELATION_STATUSES)))
    .addOption(new Option("--polarity <names>", POLARITIES.join(", ")).argParser(amongWords(POLARITIES)))
    .addOption(new Option("--modality <names>", MODALITIES.join(", ")).argParser(amongWords(MODALITIES)))
    .addOption(new Option("--attributed-to <id>", "said by this entity; may be given again").argParser(toList))
    .addOption(
      new Option("--concerns <id>", "with it at an end, or naming it: country:china; may be given again").argParser(
        toList,
      ),
    )
    .addOption(new Option("--outlet <name>", "published there; may be given again").argParser(toList))
    .addOption(new Option("--min-confidence <number>", "from 0 to 1").argParser(toConfidence))
    .addOption(validAtOption());
  return withKnownAt(filtered);
}

/** Adds `--known-at`. */
export function withKnownAt(command: Command): Command {
  return command.addOption(knownAtOption());
}

/**
 * Adds a clock that a command cannot go by, so that whoever gives it is told why.
 * @throws CitegraphError USAGE when it is given
 */
export function withoutClock(command: Command, clock: keyof typeof CLOCKS, why: string, hint: string): Command {
  const refuse = () => {
    throw new CitegraphError("USAGE", `${command.name()} takes no --${clock}: ${why}`, { hint });
  };
  return command.addOption(CLOCKS[clock]().hideHelp().argParser(refuse));
}

const validAtOption = () => new Option("--valid-at <day>", "what holds on that day: 2025-07-15").argParser(toDay);
const knownAtOption = () =>
  new Option("--known-at <time>", "what was known at that time: 2025-07-15T12:00:00Z").argParser(toTime);
const CLOCKS = { "known-at": knownAtOption, "valid-at": validAtOption } as const;

/** The time that `--known-at` names, as a member of a question to the store. */
export const toKnownAt = ({ knownAt }: ClockOptions): AsKnownAt => (knownAt === undefined ? {} : { knownAt });

/**
 * What the options ask for, as members of a question to the store; the filter is empty when they ask for none.
 * @throws CitegraphError USAGE for a type or relation that the ontology does not have
 */
export function toPart(options: FilterOptions, ontology: Ontology): AsKnownAt & { readonly filter: Filter } {
  return { filter: toFilter(options, ontology), ...toKnownAt(options) };
}

function toFilter(options: FilterOptions, { entityTypes, relations }: Ontology): Filter {
  assertKnown("entity type", options.types, entityTypes);
  assertKnown("relation", options.relations, relations);
  const { types, relations: names, status, polarity, modality, attributedTo, concerns, outlet } = options;
  const { minConfidence, validAt } = options;
  const said = { status, polarity, modality, attributedTo, concerns, outlet, minConfidence, validAt };
  const filter = { types, relations: names, ...said };
  return Object.fromEntries(Object.entries(filter).filter(([, wanted]) => wanted !== undefined));
}

function assertKnown(what: string, names: readonly string[] = [], known: ReadonlyMap<string, unknown>): void {
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const hint = `There are ${[...known.keys()].join(", ")}.`;
  throw new CitegraphError("USAGE", `The ontology has no ${what} ${unknown.join(", ")}.`, { hint });
}

const toList = (value: string, before: readonly string[] = []): string[] => [...before, value];

function toWords(value: string, before: readonly string[] = []): string[] {
  const words = value.split(",").map((word) => word.trim());
  return [...before, ...words.filter((word) => word !== "")];
}

function amongWords(known: readonly string[]) {
  return (value: string, before?: readonly string[]): string[] => {
    const words = toWords(value, before);
    const unknown = words.find((word) => !known.includes(word));
    if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${known.join(", ")}.`);
    return words;
  };
}

function toConfidence(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError("It is a number from 0 to 1.");
}

function toDay(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && toDayRange(value)?.from === value;
  if (isDay) return value;
  throw new InvalidArgumentError("It is a day such as 2025-07-15.");
}

/** An ISO 8601 date, or date and time, as a command takes it. */
export function toTime(value: string): string {
  try {
    return new Date(toMilliseconds(value)).toISOString();
  } catch (cause) {
    throw new InvalidArgumentError((cause as Error).message);
  }
}
