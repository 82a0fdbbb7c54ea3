// `citegraph eval-matching`: how good candidates are on pairs labelled by hand.
import path from "node:path";
import { Command } from "commander";
import { loadOntology } from "../../ontology/index.ts";
import { evaluateMatching, type MatchingReport, type MatchingScore, readPairs } from "../../pipeline/index.ts";
import { type CommonOptions, type Context, printResult, withOutputOptions } from "../context.ts";
import { toScore } from "./judge.ts";

interface EvalMatchingOptions extends CommonOptions {
  readonly threshold: number;
  readonly errors?: boolean;
}

export function evalMatchingCommand(context: Context): Command {
  return withOutputOptions(
    new Command("eval-matching")
      .description("score candidates against pairs of entities labelled by hand")
      .argument("<pairs>", "a file of pairs, .csv or JSON Lines; docs/identity.md has both forms")
      .option("--threshold <score>", "from which score a pair counts as one, for the list of errors", toScore, 0.5)
      .option("-e, --errors", "list the pairs that are wrong at the threshold, with their evidence"),
  )
    .addHelpText("after", HELP)
    .action(async (file: string, options: EvalMatchingOptions) => {
      const pairs = await readPairs(path.resolve(context.io.cwd, file));
      const report = evaluateMatching(pairs, await loadOntology(...context.config.ontology));
      const errors = errorsOf(report, options.threshold);
      const { scored: _scored, ...figures } = report;
      const text = toText(report, options.errors ? errors : []);
      await printResult(context, options, { ...figures, threshold: options.threshold, errors }, text);
    });
}

type Scored = MatchingReport["scored"][number];

const errorsOf = ({ scored }: MatchingReport, threshold: number): Scored[] =>
  scored.filter(({ pair, candidate }) => (candidate?.score ?? 0) >= threshold !== (pair.verdict === "same"));

function toText(report: MatchingReport, errors: readonly Scored[]): string {
  return [
    `${report.pairs} pairs of ${report.entities} entities, ${report.same} of them the same`,
    `blocking recall (pairs completeness) ${report.blockingRecall.toFixed(3)}, reduction ratio ${report.reductionRatio.toFixed(4)}`,
    "",
    "threshold  precision  recall     F1",
    ...report.thresholds.map((score) => toRow(score.threshold.toFixed(2), score)),
    toRow("rules", report.rules),
    ...(errors.length > 0 ? ["", ...errors.map(toErrorText)] : []),
  ].join("\n");
}

function toRow(name: string, { precision, recall, f1 }: MatchingScore): string {
  return `${name.padEnd(11)}${precision.toFixed(3).padEnd(11)}${recall.toFixed(3)}  ${f1.toFixed(3)}`;
}

function toErrorText({ pair: { first, second, verdict, why }, candidate }: Scored): string {
  const score = candidate ? candidate.score.toFixed(2) : "not found";
  return [
    `${verdict}, but ${score}: ${first.name} / ${second.name}${why && ` (${why})`}`,
    ...(candidate?.evidence ?? []).map(
      ({ weight, text }) => `      ${(weight > 0 ? "+" : "") + weight.toFixed(1)}  ${text}`,
    ),
  ].join("\n");
}

const HELP = `
Examples:
  $ citegraph eval-matching pairs.csv
  $ citegraph eval-matching pairs.jsonl --errors --threshold 0.8`;
