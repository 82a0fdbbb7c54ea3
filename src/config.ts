// The one reader of the environment. Options of the command line come before it.
import { delimiter, resolve } from "node:path";
import { z } from "zod";
import { CitegraphError } from "./domain/index.ts";

const unset = (value: unknown) => (value === "" ? undefined : value);
const text = z.preprocess(unset, z.string().optional());
const natural = (fallback: number) => z.preprocess(unset, z.coerce.number().int().nonnegative().default(fallback));
const count = z.preprocess(unset, z.coerce.number().int().positive().optional());
/** Folders as PATH writes them. */
const folders = z.preprocess(unset, z.string().default("")).transform((list) => list.split(delimiter).filter(Boolean));

const Environment = z.object({
  CITEGRAPH_STORE: z.preprocess(unset, z.string().default(".citegraph")),
  CITEGRAPH_HOST: z.preprocess(unset, z.string().default("127.0.0.1")),
  CITEGRAPH_PORT: natural(4000).pipe(z.number().max(65_535)),
  CITEGRAPH_MAX_BYTES: natural(10_000_000),
  CITEGRAPH_ONTOLOGY: folders,
  CITEGRAPH_GAZETTEER: folders,
  CITEGRAPH_BATCH_SIZE: natural(100).pipe(z.number().min(1)),
  CITEGRAPH_KEY: text,
  CITEGRAPH_KEYS: text,
  CITEGRAPH_JWKS: text,
  CITEGRAPH_JWT_ISSUER: text,
  CITEGRAPH_JWT_AUDIENCE: text,
  CITEGRAPH_JWT_ROLE_CLAIM: text,
  CITEGRAPH_ANONYMOUS: z.preprocess(unset, z.enum(["none", "reader", "curator", "admin"]).optional()),
  CITEGRAPH_ORIGINS: z
    .preprocess(unset, z.string().default(""))
    .transform((list) => list.split(/[\s,]+/).filter(Boolean)),
  CITEGRAPH_DOCUMENTS: text,
  CITEGRAPH_RATE: z.preprocess(unset, z.union([z.literal("none"), z.coerce.number().int().positive()]).optional()),
  CITEGRAPH_SUBSCRIPTIONS: count,
  CITEGRAPH_CLIENT_SUBSCRIPTIONS: count,
  CITEGRAPH_TRUST_PROXY: z.preprocess(unset, z.enum(["true", "false"]).default("false")),
  CITEGRAPH_LOG_LEVEL: z.preprocess(unset, z.enum(["silent", "error", "warn", "info"]).default("error")),
  NODE_ENV: text,
  NEO4J_USER: text,
  NEO4J_PASSWORD: text,
  NEO4J_DATABASE: text,
});

export interface Config {
  /** A folder, or the URL of a Neo4j. */
  readonly store: string;
  readonly host: string;
  readonly port: number;
  /** The largest document that is read. */
  readonly maxBytes: number;
  /** Documents of one transaction. */
  readonly batchSize: number;
  /** Folders whose ontology and gazetteer take the place of ours; name ours too to add to it. None: ours. */
  readonly ontology: readonly string[];
  readonly gazetteer: readonly string[];
  /** The API key or token that a server is asked with. */
  readonly key?: string;
  /** Who may ask the server for what. */
  readonly access: {
    /** File of API keys. */
    readonly keys?: string;
    readonly jwt?: {
      readonly jwks: string;
      readonly issuer: string;
      readonly audience: string;
      readonly roleClaim?: string;
    };
    readonly anonymous?: "reader" | "curator" | "admin" | null;
  };
  /** Origins whose pages may ask from a browser. */
  readonly origins: readonly string[];
  /** File of the documents that a server answers; all when left out. */
  readonly documents?: string;
  /** Points of cost that a client of a server has a minute; null for no limit. */
  readonly rate?: number | null;
  /** Subscriptions of a server at one time, and of them those of one client. */
  readonly subscriptions?: number;
  readonly clientSubscriptions?: number;
  /** Whether a reverse proxy says whose requests it passes on. */
  readonly trustProxy: boolean;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  /** NODE_ENV says so: what helps to develop is off unless it is asked for. */
  readonly production: boolean;
  readonly neo4j: { readonly user?: string; readonly password?: string; readonly database?: string };
}

/**
 * @param cwd where relative folders of ontology and gazetteer begin
 * @throws CitegraphError USAGE that names the variable whose value is not usable
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  cwd: string = process.cwd(),
): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CitegraphError("USAGE", `The variable ${issue?.path.join(".")} is not usable: ${issue?.message}`);
  }
  const { NODE_ENV, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database, ...own } = parsed.data;
  return {
    store: own.CITEGRAPH_STORE,
    host: own.CITEGRAPH_HOST,
    port: own.CITEGRAPH_PORT,
    maxBytes: own.CITEGRAPH_MAX_BYTES,
    ontology: own.CITEGRAPH_ONTOLOGY.map((folder) => resolve(cwd, folder)),
    gazetteer: own.CITEGRAPH_GAZETTEER.map((folder) => resolve(cwd, folder)),
    batchSize: own.CITEGRAPH_BATCH_SIZE,
    ...(own.CITEGRAPH_KEY && { key: own.CITEGRAPH_KEY }),
    access: accessOf(own),
    origins: own.CITEGRAPH_ORIGINS,
    ...(own.CITEGRAPH_DOCUMENTS && { documents: own.CITEGRAPH_DOCUMENTS }),
    ...(own.CITEGRAPH_RATE && { rate: own.CITEGRAPH_RATE === "none" ? null : own.CITEGRAPH_RATE }),
    ...(own.CITEGRAPH_SUBSCRIPTIONS && { subscriptions: own.CITEGRAPH_SUBSCRIPTIONS }),
    ...(own.CITEGRAPH_CLIENT_SUBSCRIPTIONS && { clientSubscriptions: own.CITEGRAPH_CLIENT_SUBSCRIPTIONS }),
    trustProxy: own.CITEGRAPH_TRUST_PROXY === "true",
    logLevel: own.CITEGRAPH_LOG_LEVEL,
    production: NODE_ENV === "production",
    neo4j: { ...(user && { user }), ...(password && { password }), ...(database && { database }) },
  };
}

/** @throws CitegraphError USAGE for a key set without issuer and audience: any token of that issuer would do */
function accessOf(own: Partial<z.infer<typeof Environment>>): Config["access"] {
  const { CITEGRAPH_KEYS: keys, CITEGRAPH_JWKS: jwks, CITEGRAPH_ANONYMOUS: anonymous } = own;
  const [issuer, audience] = [own.CITEGRAPH_JWT_ISSUER, own.CITEGRAPH_JWT_AUDIENCE];
  const roleClaim = own.CITEGRAPH_JWT_ROLE_CLAIM;
  if (jwks !== undefined && (issuer === undefined || audience === undefined)) {
    throw new CitegraphError(
      "USAGE",
      "CITEGRAPH_JWKS needs CITEGRAPH_JWT_ISSUER and CITEGRAPH_JWT_AUDIENCE beside it.",
    );
  }
  return {
    ...(keys !== undefined && { keys }),
    ...(jwks && issuer && audience && { jwt: { jwks, issuer, audience, ...(roleClaim && { roleClaim }) } }),
    ...(anonymous && { anonymous: anonymous === "none" ? null : anonymous }),
  };
}
