// The whole extraction beside the parse alone.
import { toSourceDocument } from "../../../src/domain/index.ts";
import { extractAll } from "../../../src/extract/index.ts";
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

/**
 * Until so many are read, V8 compiles on the way: a hundred rounds of the seed documents, a quarter of a run over 10,000. Not told by the
 * times, which other programs on the machine disturb as much as what is left to compile.
 */
const TOKENS_TO_WARM_UP = 800_000;

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
    await extractAll(extractor, documents);
  };
  let warmUp = 0;
  for (let read = 0; read < TOKENS_TO_WARM_UP; read += Math.max(tokens, 1), warmUp++) {
    parse();
    await extract();
  }
  const counted: [parse: number, extract: number][] = [];
  for (let round = 0; round < rounds; round++) counted.push([await secondsOf(parse), await secondsOf(extract)]);
  return {
    tokens,
    warmUp,
    parse: Math.min(...counted.map(([parsing]) => parsing)),
    extract: Math.min(...counted.map(([, extracting]) => extracting)),
    shares: counted.map(([parsing, extracting]) => parsing / extracting).sort((a, b) => a - b),
  };
}

/** Of the processor, for all threads of this process: other programs disturb it less than the clock. */
async function secondsOf(work: () => void | Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
