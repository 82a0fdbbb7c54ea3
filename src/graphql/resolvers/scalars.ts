// Custom scalars.
import { GraphQLError, Kind, type ValueNode } from "graphql";
import { toDayRange } from "../../domain/index.ts";

interface ScalarParts {
  parseValue(value: unknown): string;
  parseLiteral(node: ValueNode): string;
  serialize(value: unknown): string;
}

/** Description and specification stand in schema.graphql; the server puts them together by name. */
function textScalar(name: string, isValid: (text: string) => boolean, example: string): ScalarParts {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value;
    throw new GraphQLError(`${name} must be a text such as "${example}".`, { extensions: { code: "BAD_USER_INPUT" } });
  };
  return {
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
    serialize: (value: unknown) => String(value),
  };
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && toDayRange(text)?.from === text;

export const DateScalar = textScalar("Date", isDay, "2025-07-15");
export const EdtfTime = textScalar("EdtfTime", (text) => toDayRange(text) !== null, "2025-07");
