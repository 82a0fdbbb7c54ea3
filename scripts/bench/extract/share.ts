// The whole extraction beside the parse alone.
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createLanguage } from "../../../src/language/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

export interface Speeds {
  readonly tokens: number;
  /** Seconds of the processor for all texts, the best round of each. */
  readonly parse: number;
  readonly extract: number;
  /** Parse to extraction, round by round, in order. */
  readonly shares: readonly number[];
  /** Rounds before those that count. */
  readonly warmUp: number;
}

/** Extraction is warm when the best of so many rounds is hardly better than the best before: until then it is compiled on the way. */
const SPELL = 20;
const HARDLY_BETTER = 0.99;
const LONGEST_WARM_UP = 150;

/** Parses and extracts the texts by turns; the rounds that warm up do not count. */
export async function measureShare(texts: readonly string[], rounds: number): Promise<Speeds> {
  const language = createLanguage();
  const extractor = await createExtractor();
  const documents = texts.map((text, i) => toSourceDocument({ key: String(i), text }));
  let tokens = 0;
  const parse = () => {
    tokens = texts.reduce((sum, text) => sum + language.parse(text).length, 0);
  };
  const extract = async () => {
    for (const document of documents) await extractor.extract(document);
  };
  const seconds: [parse: number, extract: number][] = [];
  const measureRound = async () => seconds.push([await secondsOf(parse), await secondsOf(extract)]);
  while (seconds.length < LONGEST_WARM_UP && !isWarm(seconds.map(([, extracting]) => extracting))) await measureRound();
  const warmUp = seconds.length;
  for (let round = 0; round < rounds; round++) await measureRound();
  const counted = seconds.slice(warmUp);
  return {
    tokens,
    warmUp,
    parse: Math.min(...counted.map(([parsing]) => parsing)),
    extract: Math.min(...counted.map(([, extracting]) => extracting)),
    shares: counted.map(([parsing, extracting]) => parsing / extracting).sort((a, b) => a - b),
  };
}

function isWarm(times: readonly number[]): boolean {
  const [before, last] = [times.slice(0, -SPELL), times.slice(-SPELL)];
  return before.length >= SPELL && Math.min(...last) > HARDLY_BETTER * Math.min(...before);
}

/** Of the processor, for all threads of this process: other programs disturb it less than the clock. */
async function secondsOf(work: () => void | Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
