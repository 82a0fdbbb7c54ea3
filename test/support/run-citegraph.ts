// The command line in-process, as `main` runs it.
import { Readable, Writable } from "node:stream";
import { main } from "../../src/cli/index.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Told of each piece of standard output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Runs `citegraph …argv` in a folder, with nothing in the environment but what is given. */
export async function runCitegraph(argv: readonly string[], options: RunOptions): Promise<Ran> {
  const [stdout, stderr] = [collector(options.onOutput), collector()];
  const code = await main(argv, {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    isTty: false,
    cwd: options.cwd,
    env: options.env ?? {},
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(onOutput: (text: string) => void = () => {}) {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      onOutput(chunk.toString());
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
