// All commands, in the order of the help.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { candidatesCommand } from "./candidates.ts";
import { changesCommand } from "./changes.ts";
import { conflictsCommand } from "./conflicts.ts";
import { evalCommand } from "./eval.ts";
import { evalMatchingCommand } from "./eval-matching.ts";
import { explainCommand } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { extractCommand } from "./extract.ts";
import { ingestCommand } from "./ingest.ts";
import { judgeCommand } from "./judge.ts";
import { judgementsCommand } from "./judgements.ts";
import { keyCommand } from "./key.ts";
import { loadCommand } from "./load.ts";
import { neo4jBrowserCommand } from "./neo4j-browser.ts";
import { queryCommand } from "./query.ts";
import { rebuildCommand } from "./rebuild.ts";
import { retractCommand } from "./retract.ts";
import { revokeCommand } from "./revoke.ts";
import { seedCommand } from "./seed.ts";
import { serveCommand } from "./serve.ts";
import { statementsCommand } from "./statements.ts";
import { statsCommand } from "./stats.ts";
import { timelineCommand } from "./timeline.ts";
import { verifyCommand } from "./verify.ts";

export const COMMANDS: readonly ((context: Context) => Command)[] = [
  ingestCommand,
  extractCommand,
  explainCommand,
  seedCommand,
  serveCommand,
  queryCommand,
  statsCommand,
  statementsCommand,
  conflictsCommand,
  timelineCommand,
  changesCommand,
  candidatesCommand,
  judgeCommand,
  judgementsCommand,
  revokeCommand,
  retractCommand,
  verifyCommand,
  rebuildCommand,
  exportCommand,
  loadCommand,
  evalCommand,
  evalMatchingCommand,
  keyCommand,
  neo4jBrowserCommand,
];
