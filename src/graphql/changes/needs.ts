// What the server must have been given for a change: it refuses the others, and tells whoever asks which it would.
import type { Writers } from "../context.ts";
import { forbidden } from "../errors.ts";

/** Field of Mutation → the writer that it needs, and what a server without it says. Those that are not here need the store alone. */
const NEEDS = {
  ingestDocument: { writer: "ingest", without: "takes no documents" },
  ingestDocuments: { writer: "ingestAll", without: "takes no documents" },
  cancelJob: { writer: "ingestAll", without: "takes no documents" },
  retractDocument: { writer: "retract", without: "takes no documents back" },
  loadSeed: { writer: "loadSeed", without: "loads no seeds" },
} as const satisfies Readonly<Record<string, { readonly writer: keyof Writers; readonly without: string }>>;

type Needing = keyof typeof NEEDS;

/** The writer that a change needs. @throws GraphQLError FORBIDDEN when the server was not given it */
export function writerFor<F extends Needing>(
  field: F,
  writers: Writers,
): NonNullable<Writers[(typeof NEEDS)[F]["writer"]]> {
  const { writer, without } = NEEDS[field];
  const found = writers[writer];
  if (!found) throw forbidden(`This server ${without}.`);
  return found as NonNullable<Writers[(typeof NEEDS)[F]["writer"]]>;
}

/** A server without any writers refuses all changes, also those that the store alone could make. */
export function isAble(writers: Writers, field: string): boolean {
  const need = Object.hasOwn(NEEDS, field) ? NEEDS[field as Needing] : undefined;
  return need ? writers[need.writer] !== undefined : Object.keys(writers).length > 0;
}
