// `citegraph extract`: what documents say, as JSON, without a store.
import { Command, Option } from "commander";
import { toExtractionJson } from "../../pipeline/index.ts";
import { type Context, withOutputOptions } from "../context.ts";
import { type InputOptions, readInputs } from "../inputs.ts";
import { writeLine } from "../io.ts";
import { parseSize } from "../numbers.ts";
import { usingStages } from "../stages.ts";

export function extractCommand(context: Context): Command {
  return withOutputOptions(
    new Command("extract")
      .description("print what documents say, one JSON object a document, without a store")
      .argument("<input...>", "files, folders, globs in quotes, or - for JSON Lines on standard input")
      .addOption(new Option("-f, --format <format>", "json: an object a line").choices(["json"]).default("json"))
      .option("--max-bytes <n>", "the largest document", parseSize),
  )
    .addHelpText(
      "after",
      "\nExample:\n  $ citegraph extract report.md | jq '.statements[] | [.subject, .relation, .object]'",
    )
    .action((inputs: string[], options: InputOptions) =>
      usingStages(context, async ({ extractor }) => {
        for await (const document of readInputs(context, inputs, options)) {
          const extraction = await extractor.extract(document);
          await writeLine(context.io.stdout, JSON.stringify(toExtractionJson(extraction)));
        }
      }),
    );
}
