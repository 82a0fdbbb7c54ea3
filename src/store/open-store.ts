// One name for every store: a folder, or the URL of a Neo4j.
import { existsSync } from "node:fs";
import path from "node:path";
import { CitegraphError } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { createEmbeddedStore } from "./embedded/index.ts";
import type { GraphStore } from "./graph-store.ts";
import { withHistory } from "./history.ts";
import { createNeo4jStore } from "./neo4j/index.ts";

export interface StoreOptions {
  readonly ontology: Ontology;
  readonly neo4j?: { readonly user?: string; readonly password?: string; readonly database?: string };
  /** Where a relative folder begins. */
  readonly cwd?: string;
  /** Refuses a folder without a store, rather than making one there. */
  readonly mustExist?: boolean;
  /** Refuses a folder that cannot be written to at once, rather than when something is to be written. */
  readonly mustWrite?: boolean;
}

const KINDS = "A store is a folder, or a neo4j://, neo4j+s:// or bolt:// URL.";
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const NEO4J_SCHEMES = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];

/**
 * Opens a store and makes it ready, with what it needs on first use.
 * @throws CitegraphError USAGE for another kind of URL; STORE_UNREACHABLE, STORE_UNAUTHORISED, STORE_CORRUPT,
 * STORE_VERSION, STORE_BUSY, STORE_FULL
 */
export async function openStore(location: string, options: StoreOptions): Promise<GraphStore> {
  if (location.trim() === "") throw new CitegraphError("USAGE", "The store has no name.", { hint: KINDS });
  const scheme = SCHEME.exec(location)?.[1]?.toLowerCase();
  if (scheme === undefined) return openFolder(location, options);
  if (NEO4J_SCHEMES.includes(scheme)) return openNeo4j(location, options);
  throw new CitegraphError("USAGE", `No store is reached by ${scheme}://.`, { hint: KINDS });
}

/** Without a password the server refuses us by STORE_UNAUTHORISED, unless it asks for none. */
async function openNeo4j(url: string, { ontology, neo4j = {} }: StoreOptions): Promise<GraphStore> {
  const { user = "neo4j", password = "", ...rest } = neo4j;
  return withHistory(await createNeo4jStore({ url, user, password, ontology, ...rest }), ontology);
}

function openFolder(location: string, { ontology, ...options }: StoreOptions): GraphStore {
  const { cwd = process.cwd(), mustExist = false, mustWrite = false } = options;
  const folder = path.resolve(cwd, location);
  if (mustExist && !existsSync(path.join(folder, "graph.sqlite"))) {
    throw new CitegraphError("STORE_UNREACHABLE", `There is no store in the folder ${location}.`, {
      hint: "`citegraph seed` and `citegraph ingest` make one; --store names another place.",
    });
  }
  return withHistory(createEmbeddedStore({ folder, ontology, ...(mustWrite && { readOnly: false }) }), ontology);
}
