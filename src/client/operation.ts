// Selection → GraphQL document. Arguments become variables, so that equal questions are equal documents.
import { SHAPES } from "./generated/schema.ts";

/** A GraphQL request as it is sent. */
export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

interface Members {
  readonly [name: string]: unknown;
}

/** @param root the type to start from: Query, Mutation or Subscription */
export function toOperation(root: "Query" | "Mutation" | "Subscription", selection: object): Operation {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const toVariable = (value: unknown, type: string): string => {
    const name = `v${definitions.length}`;
    definitions.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  };
  const toArguments = (given: Members, types: Readonly<Record<string, string>> = {}): string => {
    const parts = Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${toVariable(value, types[name] ?? unknown(name))}`);
    return parts.length > 0 ? `(${parts.join(", ")})` : "";
  };
  const toField = (type: string, name: string, wanted: unknown): string => {
    if (wanted === true) return name;
    const [leadsTo, argumentTypes] = SHAPES[type]?.[name] ?? unknown(`${type}.${name}`);
    const { $: given, ...below } = wanted as { readonly $?: Members };
    return `${name}${given ? toArguments(given, argumentTypes) : ""}${toSet(leadsTo, below)}`;
  };
  const toSet = (type: string, { on, ...fields }: { readonly on?: Members }): string => {
    const parts = [
      ...Object.entries(fields as Members).flatMap(([name, wanted]) => (wanted ? [toField(type, name, wanted)] : [])),
      ...Object.entries(on ?? {}).map(([name, wanted]) => `... on ${name}${toSet(name, wanted as Members)}`),
    ];
    return parts.length > 0 ? ` { ${parts.join(" ")} }` : "";
  };
  const set = toSet(root, selection);
  const heading = definitions.length > 0 ? `(${definitions.join(", ")})` : "";
  return { query: `${root.toLowerCase()}${heading}${set}`, variables };
}

function unknown(name: string): never {
  throw new TypeError(`The schema has no ${name}.`);
}
