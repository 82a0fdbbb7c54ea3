// What makes Neo4j Browser pleasant to look at a citegraph with: style sheet, saved queries, guide.
import { strToU8, zipSync } from "fflate";
import type { Ontology } from "../../ontology/index.ts";
import { toGuide } from "./guide.ts";
import { SAVED_QUERIES, type SavedQuery } from "./saved-queries.ts";
import { toGrass } from "./style.ts";

export { SAVED_QUERIES, type SavedQuery } from "./saved-queries.ts";

/** Where `citegraph serve` has the files. */
export const NEO4J_BROWSER_PATH = "/neo4j-browser/";

/**
 * Three files by name: `citegraph.grass` (style sheet), `favourites.zip` (saved queries) and `guide.html`.
 * @param origin of the server that `:play` and `:style` fetch them from, such as `http://localhost:4000`
 */
export function createNeo4jBrowserFiles(ontology: Ontology, origin: string): ReadonlyMap<string, Buffer> {
  return new Map([
    ["citegraph.grass", Buffer.from(toGrass(ontology))],
    ["favourites.zip", Buffer.from(toFavourites(SAVED_QUERIES))],
    ["guide.html", Buffer.from(toGuide(`${origin}${NEO4J_BROWSER_PATH}`))],
  ]);
}

/** An archive as Neo4j Browser exports and imports it: a file a favourite, named by the comment in its first line. */
function toFavourites(queries: readonly SavedQuery[]): Uint8Array {
  const files = queries.map(({ name, cypher }) => [
    `citegraph/${name.replaceAll(/[^A-Za-z0-9]+/g, "_")}.cypher`,
    strToU8(`// ${name}\n${cypher}\n`),
  ]);
  return zipSync(Object.fromEntries(files), { mtime: "1980-01-02" });
}
