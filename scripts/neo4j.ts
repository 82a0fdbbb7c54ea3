// `npm run neo4j` starts a real Neo4j with Neo4j Browser for work on the project; `npm run neo4j:stop` ends it.
// Data lie in .neo4j/ of the checkout; `--home` names another place.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CitegraphError, toCitegraphError } from "../src/domain/index.ts";
import { startNeo4j, stopNeo4j } from "./neo4j/server.ts";

const usage = `Usage: npm run neo4j [-- --bolt PORT --http PORT --home FOLDER]
       npm run neo4j:stop [-- --home FOLDER]
The password is NEO4J_PASSWORD, or "citegraph-dev" when that is not set.`;

async function main(): Promise<void> {
  const { positionals, values } = readArguments();
  const home = resolve(values.home);
  if (values.help) return console.log(usage);
  if (positionals[0] === "stop") {
    return console.log((await stopNeo4j(home)) ? "Neo4j is stopped." : "No Neo4j of this checkout was running.");
  }
  const password = process.env.NEO4J_PASSWORD || "citegraph-dev";
  const ports = { bolt: toPort(values.bolt), http: toPort(values.http) };
  const { bolt, http } = await startNeo4j({ home, password, ...ports, log: (line) => console.error(line) });
  console.log(`Neo4j is up.
  Browser:   http://127.0.0.1:${http}/browser/?dbms=bolt://127.0.0.1:${bolt}
  User:      neo4j
  Password:  ${password}

To use it from citegraph:
  export NEO4J_USER=neo4j NEO4J_PASSWORD=${password}
  npx citegraph … --store neo4j://127.0.0.1:${bolt}

\`npm run neo4j:stop\` ends it; its data stay in ${home}.`);
}

function readArguments() {
  try {
    return parseOptions();
  } catch (cause) {
    throw new CitegraphError("USAGE", (cause as Error).message, { cause, hint: usage });
  }
}

function parseOptions() {
  return parseArgs({
    allowPositionals: true,
    options: {
      bolt: { type: "string", default: "7687" },
      http: { type: "string", default: "7474" },
      home: { type: "string", default: join(import.meta.dirname, "..", ".neo4j") },
      help: { type: "boolean", short: "h", default: false },
    },
  });
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new CitegraphError("USAGE", `"${text}" is not a port.`, { hint: usage });
}

try {
  await main();
} catch (thrown) {
  const { code, message, hint, details, exitCode } = toCitegraphError(thrown);
  console.error([`${code}: ${message}`, ...details.map((line) => `  ${line}`), hint].join("\n"));
  process.exitCode = exitCode;
}
