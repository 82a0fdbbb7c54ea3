// The names of enum values and the words behind them: GraphQL writes capitals, the graph keeps its own words.
import { type DocumentNode, Kind } from "graphql";

/** `RELATION_COUNT` → `relationCount`. */
function toWord(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Every enum of a schema: its names and the words they stand for. */
export function enumsOf({ definitions }: DocumentNode): Record<string, Record<string, string>> {
  const enums = definitions.filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION);
  return Object.fromEntries(
    enums.map(({ name, values = [] }) => [
      name.value,
      Object.fromEntries(values.map((value) => [value.name.value, toWord(value.name.value)])),
    ]),
  );
}
