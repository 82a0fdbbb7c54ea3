// A TCP proxy on loopback before a Neo4j, which cuts, pauses, delays and refuses, and loses the outcome of commits.
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Bolt's COMMIT as a chunked message: two bytes long, structure 0x12 without fields, end of message. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Bolt's LOGON carries the one map with credentials. */
const LOGON = Buffer.from("credentials");

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** The commit went to the server; its answer is to be lost. */
  lost: boolean;
}

export interface BoltProxy {
  /** `bolt://`, since a routing table would lead past the proxy. */
  readonly url: string;
  /** Resets all connections. */
  cut(): void;
  /** New connections are closed at once until `accept`. */
  refuse(): void;
  accept(): void;
  /** Nothing gets through in either way until `resume`, and nobody is told. */
  pause(): void;
  resume(): void;
  /** Every piece waits so long. */
  delay(ms: number): void;
  /** The next commits reach the server, and their answers are lost with the connection. */
  loseAnswers(commits: number): void;
  /** The next commits never reach the server: the connection goes first. */
  loseCommits(commits: number): void;
  /** The next connections are reset while they log in. */
  loseLogins(logins: number): void;
  close(): Promise<void>;
}

/** @param target where the server listens */
export async function startBoltProxy(target: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<Pair>();
  const state = { refusing: false, paused: false, delayMs: 0, answers: 0, commits: 0, logins: 0 };
  const end = (pair: Pair) => {
    for (const socket of [pair.client, pair.server]) socket.destroy();
    pairs.delete(pair);
  };
  const sending = new WeakMap<Socket, Promise<void>>();
  /** Pieces go on in the order in which they came, each after the delay of its time. */
  const forward = (data: Buffer, to: Socket) => {
    const { delayMs } = state;
    const send = async () => {
      if (delayMs > 0) await sleep(delayMs);
      if (!to.destroyed) to.write(data);
    };
    sending.set(to, (sending.get(to) ?? Promise.resolve()).then(send));
  };
  const fromClient = (pair: Pair, data: Buffer) => {
    if (state.logins > 0 && data.includes(LOGON)) {
      state.logins -= 1;
      pair.client.resetAndDestroy();
      return end(pair);
    }
    const commits = data.includes(COMMIT);
    if (commits && state.commits > 0) {
      state.commits -= 1;
      return end(pair);
    }
    if (commits && state.answers > 0) {
      state.answers -= 1;
      pair.lost = true;
    }
    forward(data, pair.server);
  };
  const fromServer = (pair: Pair, data: Buffer) => (pair.lost ? end(pair) : forward(data, pair.client));
  const take = (client: Socket) => {
    if (state.refusing) return client.resetAndDestroy();
    const pair: Pair = { client, server: dial(Number(port), hostname), lost: false };
    pairs.add(pair);
    for (const [socket, handle] of [
      [client, fromClient],
      [pair.server, fromServer],
    ] as const) {
      socket.on("data", (data) => handle(pair, data));
      socket.on("error", () => end(pair));
      socket.on("close", () => end(pair));
      if (state.paused) socket.pause();
    }
  };
  const server: Server = createServer(take);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const each = (work: (socket: Socket) => void) => {
    for (const { client, server } of pairs) for (const socket of [client, server]) work(socket);
  };
  return {
    url: `bolt://127.0.0.1:${(server.address() as { port: number }).port}`,
    cut: () => {
      for (const pair of pairs) {
        pair.client.resetAndDestroy();
        end(pair);
      }
    },
    refuse: () => {
      state.refusing = true;
    },
    accept: () => {
      state.refusing = false;
    },
    pause: () => {
      state.paused = true;
      each((socket) => socket.pause());
    },
    resume: () => {
      state.paused = false;
      each((socket) => socket.resume());
    },
    delay: (ms) => {
      state.delayMs = ms;
    },
    loseAnswers: (commits) => {
      state.answers = commits;
    },
    loseCommits: (commits) => {
      state.commits = commits;
    },
    loseLogins: (logins) => {
      state.logins = logins;
    },
    async close() {
      for (const pair of pairs) end(pair);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
