// Custom scalars.
import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { toDayRange } from "../../domain/index.ts";

function textScalar(name: string, isValid: (text: string) => boolean, example: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value;
    throw new GraphQLError(`${name} must be a text such as "${example}".`, { extensions: { code: "BAD_USER_INPUT" } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
    serialize: (value) => String(value),
  });
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && toDayRange(text)?.from === text;

export const DateScalar = textScalar("Date", isDay, "2025-07-15");
export const EdtfTime = textScalar("EdtfTime", (text) => toDayRange(text) !== null, "2025-07");
