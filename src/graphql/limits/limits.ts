// What one operation may ask for, unless the server is told otherwise.
import { GraphQLError } from "graphql";

/** The defaults hold for everyone; docs/graphql.md lists them. */
export interface Limits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Objects an answer may have at most, by the sizes of its pages. */
  readonly cost: number;
  /** Milliseconds until an operation is given up. */
  readonly deadlineMs: number;
  /** Milliseconds that a client may read nothing of an answer that waits for it, until the connection is cut. */
  readonly unreadMs: number;
  /** Points of cost that a client has each minute on a server that others reach. */
  readonly points: number;
  /** Subscriptions at one time. */
  readonly subscriptions: number;
  /** Of them those of one client: a key, a token's subject, or an address. */
  readonly clientSubscriptions: number;
}

export const LIMITS: Limits = {
  bodyBytes: 262_144,
  tokens: 2_000,
  depth: 24,
  aliases: 30,
  directives: 30,
  cost: 20_000,
  deadlineMs: 30_000,
  unreadMs: 60_000,
  points: 100_000,
  subscriptions: 100,
  clientSubscriptions: 20,
};

export function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "QUERY_TOO_COMPLEX" } });
}

export function tooMany(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "RATE_LIMITED", classification: "ValidationError" } });
}
