// A document may be read more than once: by an extractor, and by seeds whose rows quote it. Each reading stays as it came;
// what the document says is their sum, whatever order they came in. A reading may come in parts, see join-readings.ts.
import type { ExtractedEntity, Mention } from "./entity.ts";
import type { Extraction, Run } from "./extraction.ts";
import { compareText } from "./ids.ts";
import { joinReadings } from "./join-readings.ts";

const SEED = "seed:";

/** The extractor of a seed's rows: each seed is an origin of its own. */
export const seedExtractor = (name: string): string => `${SEED}${name}`;

/** Readings of one origin take each other's place: those of all extractors, and those of each seed. */
function originOf({ extractor }: Run): string {
  return extractor.startsWith(SEED) ? extractor : "";
}

/**
 * The readings of a document after another one came, see `settle`; if the text is another, that one alone. The extractor's
 * comes first, then the seeds' in order of their names.
 */
export function withReading(readings: readonly Extraction[], reading: Extraction): Extraction[] {
  const ofText = readings.filter(({ document }) => document.id === reading.document.id);
  const held = ofText.find(({ run }) => originOf(run) === originOf(reading.run));
  const others = ofText.filter((each) => each !== held);
  const settled = held ? settle(held, reading) : reading;
  return [...others, settled].sort((a, b) => compareText(originOf(a.run), originOf(b.run)));
}

/**
 * What stays of the reading of an origin when it reads the same text again. Of one run, what both say; of another run, the new
 * reading, but a part of one never takes the place of a whole.
 */
function settle(held: Extraction, reading: Extraction): Extraction {
  if (held.run.id === reading.run.id) return joinReadings(held, reading);
  return reading.partial && !held.partial ? held : reading;
}

/** What a document says by all its readings; of what several of them say, the first one's words count. */
export function sumReadings(readings: readonly Extraction[]): Extraction {
  const [first] = readings;
  if (!first || readings.length === 1) return first!;
  const statements = readings.toReversed().flatMap((reading) => reading.statements);
  const entities = Map.groupBy(
    readings.flatMap((reading) => reading.entities),
    ({ id }) => id,
  );
  return {
    ...first,
    entities: [...entities.values()].map((views) => views.reduce(sumEntities)),
    statements: [...new Map(statements.map((statement) => [statement.id, statement])).values()],
  };
}

function sumEntities(one: ExtractedEntity, other: ExtractedEntity): ExtractedEntity {
  return {
    ...one,
    aliases: [...new Set([...one.aliases, ...other.aliases])],
    externalIds: { ...other.externalIds, ...one.externalIds },
    mentions: sumMentions(one.mentions, other.mentions),
  };
}

function sumMentions(some: readonly Mention[], others: readonly Mention[]): Mention[] {
  const placeOf = ({ start, end }: Mention) => `${start} ${end}`;
  const mentions = new Map([...others, ...some].map((mention) => [placeOf(mention), mention]));
  return [...mentions.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
