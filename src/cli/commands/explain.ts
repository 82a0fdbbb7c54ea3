// `citegraph explain`: why a sentence gave its statements, and why not others.
import { Readable } from "node:stream";
import { Command } from "commander";
import { CitegraphError, type SourceDocument, toSourceDocument } from "../../domain/index.ts";
import type { ExplainableDocument } from "../../extract/index.ts";
import { decodeText } from "../../ingest/index.ts";
import { loadGazetteer, loadOntology } from "../../ontology/index.ts";
import { createExplainer } from "../../pipeline/index.ts";
import { type Context, withOutputOptions } from "../context.ts";
import { toExplanationText, toSentenceList } from "../explanation-text.ts";
import { type InputOptions, readInputs } from "../inputs.ts";
import { writeLine } from "../io.ts";
import { parseCount } from "../numbers.ts";

interface ExplainOptions extends InputOptions {
  readonly sentence?: number;
  readonly find?: string;
  readonly document?: string;
  readonly all?: boolean;
}

export function explainCommand(context: Context): Command {
  return withOutputOptions(
    new Command("explain")
      .description("show how a sentence was read: tree, mentions, what was stated and what was not, and why")
      .argument("<input>", "a file, or - for a text or JSON Lines on standard input")
      .option("-n, --sentence <number>", "the sentence to explain; without it several are listed", parseCount)
      .option("--find <words>", "explain every sentence with these words")
      .option("--document <key>", "the document, where the input has several")
      .option("-a, --all", "also the frames that found neither of their ends"),
  )
    .addHelpText("after", EXAMPLES)
    .action(async (input: string, options: ExplainOptions) => {
      const document = await readOne(context, input, options);
      if (!document) return; // its fault has been printed
      const { config, io } = context;
      const [ontology, gazetteer] = [await loadOntology(...config.ontology), await loadGazetteer(...config.gazetteer)];
      const explained = (await createExplainer({ ontology, gazetteer }))(document);
      const numbers = choose(explained, options);
      if (!numbers) {
        await writeLine(io.stdout, options.json ? toListJson(document, explained) : toSentenceList(explained));
        return;
      }
      for (const number of numbers) {
        const explanation = explained.explain(number);
        const text = options.json
          ? JSON.stringify({ document: document.key, ...explanation })
          : toExplanationText(explanation, { of: explained.sentences.length, all: options.all ?? false });
        await writeLine(io.stdout, text);
      }
    });
}

const EXAMPLES = `
Examples:
  $ citegraph explain report.md                         the sentences with their numbers
  $ citegraph explain report.md --sentence 3
  $ citegraph explain report.md --find "sold its stake"
  $ echo 'Acme hired Ada Moreau.' | citegraph explain -`;

/** The numbers of the sentences asked for; null when none was, and they are to be listed. */
function choose({ sentences }: ExplainableDocument, { sentence, find }: ExplainOptions): number[] | null {
  if (sentence !== undefined && find !== undefined)
    throw new CitegraphError("USAGE", "--sentence and --find are two ways to say which sentence: give one.");
  if (sentence !== undefined) {
    if (sentence >= 1 && sentence <= sentences.length) return [sentence];
    throw new CitegraphError("NOT_FOUND", `There is no sentence ${sentence}: the text has ${sentences.length}.`, {
      hint: "Without --sentence the sentences are listed with their numbers.",
    });
  }
  if (find === undefined) return sentences.length === 1 ? [1] : null;
  const wanted = fold(find);
  const found = sentences.flatMap(({ text }, i) => (fold(text).includes(wanted) ? [i + 1] : []));
  if (found.length > 0) return found;
  throw new CitegraphError("NOT_FOUND", `No sentence has the words “${find}”.`, {
    hint: "Without --find the sentences are listed; the words must stand in one of them as given here.",
  });
}

const fold = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

const toListJson = ({ key }: SourceDocument, { sentences }: ExplainableDocument) =>
  JSON.stringify({ document: key, sentences: sentences.map((span, i) => ({ number: i + 1, ...span })) });

/** The only document of the input, or the one that `--document` names; null after a fault. */
async function readOne(context: Context, input: string, options: ExplainOptions): Promise<SourceDocument | null> {
  const documents: SourceDocument[] = [];
  for await (const document of readAll(context, input, options)) documents.push(document);
  const { document: key } = options;
  const chosen = key === undefined ? documents : documents.filter((document) => document.key === key);
  if (chosen.length === 1) return chosen[0]!;
  if (context.exitCode !== null) return null;
  if (key !== undefined) throw new CitegraphError("NOT_FOUND", `No document of the input has the key ${key}.`);
  if (documents.length === 0)
    throw new CitegraphError("INPUT_EMPTY", "There is nothing to explain: the input has no text.");
  throw new CitegraphError("USAGE", `The input has ${documents.length} documents: say which with --document.`, {
    details: documents.slice(0, 10).map((document) => document.key),
  });
}

/** Standard input is JSON Lines when it begins like them, otherwise a text as it is. */
async function* readAll(context: Context, input: string, options: ExplainOptions): AsyncIterable<SourceDocument> {
  if (input !== "-") return yield* readInputs(context, [input], options);
  const bytes = Buffer.concat(await context.io.stdin.toArray());
  const text = decodeText(bytes, "stdin");
  if (text.trim() === "") return;
  if (!/^\s*\{/.test(text)) return yield toSourceDocument({ key: "stdin", text });
  yield* readInputs({ ...context, io: { ...context.io, stdin: Readable.from([bytes]) } }, ["-"], options);
}
