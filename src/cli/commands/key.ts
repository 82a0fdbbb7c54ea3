// `citegraph key`: makes an API key for `citegraph serve`.
import { Command, Option } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import { createApiKey, ROLES, type Role } from "../../graphql/index.ts";
import { type Context, printResult, withOutputOptions } from "../context.ts";

interface KeyOptions {
  readonly role: Role;
  readonly expires?: string;
  readonly json?: boolean;
}

export function keyCommand(context: Context): Command {
  return withOutputOptions(
    new Command("key")
      .description("make an API key for `serve`: the key to send, and the line to keep")
      .addOption(new Option("-r, --role <role>", "what it may do").choices([...ROLES]).default("reader"))
      .option("--expires <time>", "ISO date, or date and time in UTC, from which on it is refused"),
  ).action(async (options: KeyOptions) => {
    const { key, stored } = createApiKey(options.role, options.expires && toTime(options.expires));
    const text = `Send:  authorization: Bearer ${key}\nKeep, in the file that --keys names:  ${JSON.stringify(stored)}`;
    await printResult(context, options, { key, stored }, text);
  });
}

function toTime(text: string): string {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new CitegraphError("USAGE", `${text} is not a date such as 2027-01-31.`);
}
