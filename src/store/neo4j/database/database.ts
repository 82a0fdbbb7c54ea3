// The server behind the Neo4j store: connected, its errors in our words. The one file that knows neo4j-driver's calls.
import neo4j, {
  type BookmarkManager,
  type Driver,
  type Integer,
  type ManagedTransaction,
  type QueryResult,
  type Session,
} from "neo4j-driver";
import { CitegraphError } from "../../../domain/index.ts";
import type { Waiting } from "../../graph-store.ts";
import { holdStill, markBegin, markEnd } from "./commits.ts";
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
  /** The same for what readers may see change, by one who has the writers' lock when the work is done: see commits.ts. */
  change<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** All of the work in one transaction that changes wait for, and that waits for one under way. Given up on like a read. */
  hold<T>(work: (run: Run) => Promise<T>, waiting?: Waiting): Promise<T>;
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
  // Marks go by connections of their own: those of the others may all be taken by who waits for the change that marks.
  const marker = createDriver(location, options);
  const { retryMs = RETRY_MS } = options;
  const guard = <T>(phase: Phase, work: () => Promise<T>) =>
    work().catch((error: unknown) => {
      throw toStoreError(error, location, phase);
    });
  const bookmarks = driver.executeQueryBookmarkManager;
  const sessions = sessionsOf(driver, bookmarks, options.database);
  const marking = sessionsOf(marker, bookmarks, options.database);
  const close = async () => {
    await Promise.all([driver.close(), marker.close()]);
  };
  // The driver itself does not try again what ended while it logged in, nor a read in one trip.
  const throughLogins = <T>(work: () => Promise<T>) => persist(work, endedInLogin, retryMs);
  const read = <R = Row>(cypher: string, parameters: Row = {}, waiting: Waiting = {}) =>
    persist(() => alone<R>(sessions("READ"), cypher, parameters, waiting), isPassing, retryMs, waiting);
  const write = <T>(work: (run: Run) => Promise<T>) =>
    throughLogins(() => inTransaction(sessions, (run) => work(withKeptPlans(run))));
  const mark: Run = (cypher, parameters = {}) => alone(marking("WRITE"), cypher, parameters, {});
  const change = async <T>(work: (run: Run) => Promise<T>) => {
    let begun = 0;
    const done = await write(async (run) => {
      const worked = await work(run);
      begun = await markBegin(mark);
      return worked;
    });
    // What is committed stays; a mark that could not be made is made by the next one who holds the store still.
    await markEnd(mark, begun).catch(() => undefined);
    return done;
  };
  const hold = <T>(work: (run: Run) => Promise<T>, waiting?: Waiting) =>
    throughLogins(() => inTransaction(sessions, (run) => holdStill(run).then(() => work(run)), waiting));
  try {
    await guard("connect", () => throughLogins(() => assertUsable(driver, location, options.database)));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    location,
    read: (cypher, parameters, waiting) => guard("read", () => read(cypher, parameters, waiting)),
    write: (work) => guard("write", () => write(work)),
    change: (work) => guard("write", () => change(work)),
    hold: (work, waiting) => guard("hold", () => hold(work, waiting)),
    close,
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
function alone<R>(session: Session, cypher: string, parameters: Row, waiting: Waiting): Promise<R[]> {
  return inSession(session, () => session.run(cypher, parameters, timeoutOf(waiting)).then(toRows<R>), waiting);
}

function inTransaction<T>(sessions: Sessions, work: (run: Run) => Promise<T>, waiting: Waiting = {}): Promise<T> {
  const session = sessions("WRITE");
  const execute = () => session.executeWrite((transaction) => work(runIn(transaction)), timeoutOf(waiting));
  return inSession(session, execute, waiting);
}

async function inSession<T>(session: Session, work: () => Promise<T>, waiting: Waiting): Promise<T> {
  try {
    return await giveUpWhen(work(), waiting);
  } finally {
    // A server that answers no more is not waited for; what was begun ends there with its connection.
    session.close().catch(() => undefined);
  }
}

type Sessions = (mode: "READ" | "WRITE") => Session;

/** One bookmark manager for all sessions: on a cluster too, a read sees what this process wrote before. */
function sessionsOf(driver: Driver, bookmarkManager: BookmarkManager, database: string | undefined): Sessions {
  return (mode) =>
    driver.session({ defaultAccessMode: mode, bookmarkManager, ...(database !== undefined && { database }) });
}

/** The server ends what goes on behind the time at which nobody waits for it any more. */
function timeoutOf({ deadline }: Waiting) {
  return deadline === undefined ? {} : { timeout: Math.max(1, Math.ceil(deadline - performance.now())) };
}

const toRows = <R>({ records }: Pick<QueryResult, "records">): R[] => records.map((record) => record.toObject() as R);

function runIn(transaction: ManagedTransaction): Run {
  return async <R>(cypher: string, parameters: Row = {}) => toRows<R>(await transaction.run(cypher, parameters));
}

/**
 * What is written goes by indexes, however large the graph is: a plan that is known is kept, where the server would plan anew each
 * time that counts of nodes have changed, which takes as long as to write some thousand rows.
 */
function withKeptPlans(run: Run): Run {
  return (cypher, parameters) => run(`CYPHER replan=skip ${cypher}`, parameters);
}
