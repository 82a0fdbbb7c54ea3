// `citegraph stats`: how much the store holds.
import { Command } from "commander";
import type { StoreStats } from "../../store/index.ts";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";

export function statsCommand(context: Context): Command {
  return withCommonOptions(new Command("stats").description("say how much the store holds")).action(
    async (options: CommonOptions) => {
      const stats = await usingStore(context, options.store, (store) => store.stats(), { mustExist: true });
      await printResult(context, options, stats, toText(stats));
    },
  );
}

function toText({ entitiesByType, relationsByName, ...counts }: StoreStats): string {
  const section = (title: string, rows: Readonly<Record<string, number>>) =>
    Object.keys(rows).length === 0 ? [] : ["", title, ...toRows(rows)];
  return [
    ...toRows({ ...counts }),
    ...section("Entities", entitiesByType),
    ...section("Relations", relationsByName),
  ].join("\n");
}

function toRows(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([name, count]) => `${String(count).padStart(10)}  ${name}`);
}
