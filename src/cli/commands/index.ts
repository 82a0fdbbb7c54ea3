// All commands, in the order of the help.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { exportCommand } from "./export.ts";
import { loadCommand } from "./load.ts";
import { retractCommand } from "./retract.ts";
import { statsCommand } from "./stats.ts";
import { verifyCommand } from "./verify.ts";

export const COMMANDS: readonly ((context: Context) => Command)[] = [
  statsCommand,
  retractCommand,
  verifyCommand,
  exportCommand,
  loadCommand,
];
