// Custom scalars.
import { GraphQLError, Kind, type ValueNode } from "graphql";
import { toDayRange } from "../../../domain/index.ts";

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

/** RFC 3339: a day, a time and an offset; the day must be one. */
const isMoment = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));

export const DateTime = textScalar("DateTime", isMoment, "2025-07-15T09:30:00Z");
export const DateScalar = textScalar("Date", isDay, "2025-07-15");
export const EdtfTime = textScalar("EdtfTime", (text) => toDayRange(text) !== null, "2025-07");
