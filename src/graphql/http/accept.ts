// Which media type to answer with: the GraphQL-over-HTTP draft's own where the client takes it.
import { createRecent } from "../operations/recent.ts";

export const GRAPHQL_RESPONSE = "application/graphql-response+json";
export const JSON_TYPE = "application/json";
const OFFERED = [GRAPHQL_RESPONSE, JSON_TYPE] as const;
export type ResponseType = (typeof OFFERED)[number];

/**
 * The media type the client likes best; the draft's own on a tie. Who takes anything most likely knows plain JSON only.
 * Null when it takes neither.
 */
export function chooseType(accept = ""): ResponseType | null {
  const known = chosen.get(accept);
  if (known !== undefined) return known;
  const type = choose(accept);
  chosen.set(accept, type);
  return type;
}

/** Clients are few, and each sends the same header with every request. */
const chosen = createRecent<string, ResponseType | null>(100);

function choose(accept: string): ResponseType | null {
  const ranges = (accept.trim() || "*/*").split(",").map(parseRange);
  const offered = ranges.some(({ type }) => type.startsWith("application/")) ? OFFERED : OFFERED.toReversed();
  const [best] = offered
    .map((type) => ({ type, quality: qualityOf(type, ranges) }))
    .sort((a, b) => b.quality - a.quality);
  return best && best.quality > 0 ? best.type : null;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function parseRange(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  const usable = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return { type, quality: usable ? Math.min(quality === undefined ? 1 : Number(quality.slice(2)) || 0, 1) : 0 };
}

/** The quality that the most exact range gives a type (RFC 9110, 12.5.1); 0 when none fits. */
function qualityOf(type: ResponseType, ranges: readonly Range[]): number {
  for (const pattern of [type, "application/*", "*/*"]) {
    const fitting = ranges.filter((range) => range.type === pattern);
    if (fitting.length > 0) return Math.max(...fitting.map(({ quality }) => quality));
  }
  return 0;
}
