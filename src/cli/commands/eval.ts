// `citegraph eval`: how good extraction is on documents labelled by hand.
import path from "node:path";
import { Command } from "commander";
import {
  evaluate,
  type LabelledDocument,
  Predicted,
  type Predictions,
  readGold,
  readRun,
  saveRun,
  toExtractionJson,
} from "../../pipeline/index.ts";
import { type CommonOptions, type Context, plural, printResult, progressOf, withOutputOptions } from "../context.ts";
import { toEvaluationJson, toEvaluationText } from "../evaluation-text.ts";
import { usingStages } from "../stages.ts";

interface EvalOptions extends CommonOptions {
  readonly predictions?: string;
  readonly save?: string;
  readonly compare?: string;
  readonly errors?: boolean;
}

export function evalCommand(context: Context): Command {
  return withOutputOptions(
    new Command("eval")
      .description("score extraction against documents labelled by hand")
      .argument("<gold>", "a folder with texts NN.txt and their labels NN.gold.json")
      .option("-p, --predictions <run>", "score these (a saved run, or what extract printed) rather than extract now")
      .option("--save <run>", "keep what was extracted in this folder")
      .option("--compare <run>", "say what is newly right and newly wrong beside this run")
      .option("-e, --errors", "list all that is wrong, with its sentence"),
  )
    .addHelpText("after", HELP)
    .action(async (folder: string, options: EvalOptions) => {
      const labelled = await readGold(at(context, folder));
      const before = options.compare === undefined ? null : await readRun(at(context, options.compare));
      const report = evaluate(labelled, await predictionsOf(context, labelled, options), before);
      await printResult(context, options, toEvaluationJson(report), toEvaluationText(report, options));
    });
}

const at = ({ io }: Context, place: string) => path.resolve(io.cwd, place);

async function predictionsOf(
  context: Context,
  labelled: readonly LabelledDocument[],
  options: EvalOptions,
): Promise<Predictions> {
  if (options.predictions !== undefined) return readRun(at(context, options.predictions));
  const extracted = await extractAll(context, labelled, options);
  if (options.save !== undefined)
    await saveRun(
      at(context, options.save),
      [...extracted.values()].map((extraction) => JSON.stringify(extraction)),
    );
  return new Map([...extracted].map(([name, extraction]) => [name, Predicted.parse(extraction)]));
}

function extractAll(context: Context, labelled: readonly LabelledDocument[], options: EvalOptions) {
  const progress = progressOf(context, options);
  return usingStages(context, async ({ extractor }) => {
    const extracted = new Map<string, ReturnType<typeof toExtractionJson>>();
    for (const { name, document } of labelled) {
      extracted.set(name, toExtractionJson(await extractor.extract(document)));
      progress.update(`${plural(extracted.size, "document")} read`);
    }
    progress.end();
    return extracted;
  });
}

const HELP = `
Examples:
  $ citegraph eval labelled/ --save before          score, and keep the run
  $ citegraph eval labelled/ --compare before       after a change: what it mended and what it broke
  $ citegraph eval labelled/ --predictions other.jsonl --errors`;
