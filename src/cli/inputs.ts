// Documents from the inputs of a command; faults are reported as they come.
import type { SourceDocument } from "../domain/index.ts";
import { readDocuments } from "../ingest/index.ts";
import { type CommonOptions, type Context, reportFault } from "./context.ts";

export interface InputOptions extends CommonOptions {
  readonly maxBytes?: number;
}

/** Reads inputs until the user wants to stop. Each fault is printed, and sets the exit code; the others go on. */
export async function* readInputs(
  context: Context,
  inputs: readonly string[],
  options: InputOptions,
  onFault: () => void = () => {},
): AsyncIterable<SourceDocument> {
  const { io, config } = context;
  const { maxBytes = config.maxBytes } = options;
  for await (const result of readDocuments(inputs, { cwd: io.cwd, stdin: io.stdin, maxBytes })) {
    if (io.signal.aborted) return;
    if (result.kind === "document") yield result.document;
    else {
      onFault();
      reportFault(context, result.error, options);
    }
  }
}
