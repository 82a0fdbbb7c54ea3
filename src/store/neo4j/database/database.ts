// The server behind the Neo4j store: connected, its errors in our words. The one file that knows neo4j-driver's calls.
import neo4j, { type Driver, type Integer, type ManagedTransaction } from "neo4j-driver";
import { CitegraphError } from "../../../domain/index.ts";
import type { Waiting } from "../../graph-store.ts";
import { endedInLogin, isPassing, type Phase, toStoreError } from "./errors.ts";
import { giveUpWhen, persist } from "./persist.ts";

export interface DatabaseOptions {
  /** `neo4j://`, `neo4j+s://`, `bolt://` or `bolt+s://` with host and port. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The server's default database when not given. */
  readonly database?: string;
  /** How long a transaction that failed in passing (server away, deadlock) is tried again, in milliseconds; 30,000 when not given. */
  readonly retryMs?: number;
}

export type Row = Readonly<Record<string, unknown>>;
/** Runs one Cypher statement and gives its rows. */
export type Run = <R = Row>(cypher: string, parameters?: Row) => Promise<R[]>;

/** The same, given up on when nobody waits for it any more: by CANCELLED here, and by its end on the server. */
export type Read = <R = Row>(cypher: string, parameters?: Row, options?: Waiting) => Promise<R[]>;

export interface Database {
  /** The URL without credentials. */
  readonly location: string;
  /** One statement in a read transaction of its own. */
  readonly read: Read;
  /** All of the work in one transaction. It is done anew when the transaction failed in passing, so it must only write. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
const RETRY_MS = 30_000;
const OLDEST = [5, 26] as const;

/** A whole number as Neo4j's integer; the driver sends plain numbers as floats. */
export const int = (value: number): Integer => neo4j.int(value);

/** @throws CitegraphError USAGE, STORE_UNREACHABLE, STORE_UNAUTHORISED or STORE_VERSION */
export async function connect(options: DatabaseOptions): Promise<Database> {
  const location = withoutCredentials(options.url);
  const driver = createDriver(location, options);
  const { retryMs = RETRY_MS } = options;
  const guard = <T>(phase: Phase, work: () => Promise<T>) =>
    work().catch((error: unknown) => {
      throw toStoreError(error, location, phase);
    });
  // The driver itself does not try again what ended while it logged in, nor a read in one trip.
  const throughLogins = <T>(work: () => Promise<T>) => persist(work, endedInLogin, retryMs);
  const read = <R = Row>(cypher: string, parameters: Row = {}, waiting: Waiting = {}) =>
    persist(() => readRows<R>(driver, options.database, cypher, parameters, waiting), isPassing, retryMs, waiting);
  try {
    await guard("connect", () => throughLogins(() => assertUsable(driver, location, options.database)));
  } catch (error) {
    await driver.close();
    throw error;
  }
  return {
    location,
    read: (cypher, parameters, waiting) => guard("read", () => read(cypher, parameters, waiting)),
    write: (work) => guard("write", () => throughLogins(() => writeRows(driver, options.database, work))),
    close: () => driver.close(),
  };
}

function withoutCredentials(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.username = "";
    parsed.password = "";
    return parsed.href.replace(/\/$/, "");
  } catch (cause) {
    throw new CitegraphError("USAGE", `"${url}" is not the URL of a Neo4j.`, {
      cause,
      hint: "Such a URL is neo4j://127.0.0.1:7687.",
    });
  }
}

function createDriver(location: string, { user, password, retryMs = RETRY_MS }: DatabaseOptions): Driver {
  try {
    return neo4j.driver(location, neo4j.auth.basic(user, password), {
      disableLosslessIntegers: true, // counts and offsets are far below 2^53
      connectionTimeout: CONNECT_TIMEOUT_MS,
      notificationFilter: { minimumSeverityLevel: "OFF" },
      userAgent: "citegraph",
      maxTransactionRetryTime: retryMs,
    });
  } catch (cause) {
    throw new CitegraphError("USAGE", `Neo4j cannot be reached by ${location}: ${(cause as Error).message}`, { cause });
  }
}

async function assertUsable(driver: Driver, location: string, database?: string): Promise<void> {
  const { agent = "" } = await driver.getServerInfo(database === undefined ? {} : { database });
  const [major = 0, minor = 0] = (agent.split("/")[1] ?? "").split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new CitegraphError("STORE_VERSION", `The server at ${location} is ${agent}; citegraph needs Neo4j 5.26.`, {
    hint: "Use Neo4j 5.26 or later, or the default store (a folder).",
  });
}

/** In a transaction that begins and ends with its one statement: one trip to the server, where a managed one takes two. */
async function readRows<R>(
  driver: Driver,
  database: string | undefined,
  cypher: string,
  parameters: Row,
  waiting: Waiting,
): Promise<R[]> {
  const { deadline } = waiting;
  const timeout = deadline === undefined ? {} : { timeout: Math.max(1, Math.ceil(deadline - performance.now())) };
  const session = driver.session({ ...sessionOf(driver, database), defaultAccessMode: neo4j.session.READ });
  try {
    const rows = session.run(cypher, parameters, timeout).then(({ records }) => records);
    const records = await giveUpWhen(rows, waiting);
    return records.map((record) => record.toObject() as R);
  } finally {
    // A server that answers no more is not waited for; the statement ends there with its connection.
    session.close().catch(() => undefined);
  }
}

async function writeRows<T>(driver: Driver, database: string | undefined, work: (run: Run) => Promise<T>): Promise<T> {
  const session = driver.session(sessionOf(driver, database));
  try {
    return await session.executeWrite((transaction) => work(runIn(transaction)));
  } finally {
    await session.close();
  }
}

/** One bookmark manager for all sessions: on a cluster too, a read sees what this process wrote before. */
function sessionOf(driver: Driver, database: string | undefined) {
  return { bookmarkManager: driver.executeQueryBookmarkManager, ...(database !== undefined && { database }) };
}

/**
 * What is written goes by indexes, however large the graph is: a plan that is known is kept, where the server would plan anew each
 * time that counts of nodes have changed, which takes as long as to write some thousand rows.
 */
const KEEP_PLAN = "CYPHER replan=skip";

function runIn(transaction: ManagedTransaction): Run {
  return async <R>(cypher: string, parameters: Row = {}) => {
    const { records } = await transaction.run(`${KEEP_PLAN} ${cypher}`, parameters);
    return records.map((record) => record.toObject() as R);
  };
}
