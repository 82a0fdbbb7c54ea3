// The GraphQL operation that the options of `citegraph query` name, with its variables.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Operation } from "../client/index.ts";
import { CitegraphError } from "../domain/index.ts";
import { parseJson, toFileError } from "../ingest/index.ts";
import type { Io } from "./io.ts";

export interface OperationOptions {
  readonly file?: string;
  /** A JSON object, or `@` and the path of a file that holds one. */
  readonly variables?: string;
  readonly operation?: string;
}

/** A function that reads the operation: files anew at each call, standard input once. */
export function createOperationReader(io: Io, query: string | undefined, options: OperationOptions) {
  const { file, variables, operation } = options;
  let typed: Promise<string> | undefined;
  const readQuery = () => {
    if (query !== undefined && query !== "-") return query;
    if (file !== undefined) return readText(io, file);
    typed ??= io.stdin.toArray().then((chunks) => Buffer.concat(chunks).toString());
    return typed;
  };
  return async (): Promise<Operation> => ({
    query: await readQuery(),
    ...(variables !== undefined && { variables: parseVariables(await readVariables(io, variables)) }),
    ...(operation !== undefined && { operationName: operation }),
  });
}

function readText({ cwd }: Io, file: string): Promise<string> {
  return readFile(path.resolve(cwd, file), "utf8").catch((cause: unknown) => {
    throw toFileError(cause, file);
  });
}

async function readVariables(io: Io, given: string): Promise<string> {
  return given.startsWith("@") ? readText(io, given.slice(1)) : given;
}

function parseVariables(json: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(parseJson(json));
  } catch (cause) {
    throw new CitegraphError("USAGE", "--variables is not a JSON object.", { cause });
  }
}
