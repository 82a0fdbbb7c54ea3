// How far long work has come, on standard error: one line that is rewritten on a terminal, a line now and then elsewhere.
import type { Writable } from "node:stream";

export interface Progress {
  /** @param text what has been done so far, such as "120 documents" */
  update(text: string): void;
  /** Takes the line away. */
  end(): void;
}

const TERMINAL_INTERVAL_MS = 100;
const PLAIN_INTERVAL_MS = 5000;
const ERASE_LINE = "\r\u001b[2K";

/** @param now a clock in milliseconds */
export function createProgress(stderr: Writable, isTty: boolean, now: () => number = Date.now): Progress {
  const interval = isTty ? TERMINAL_INTERVAL_MS : PLAIN_INTERVAL_MS;
  let last = now();
  let isShown = false;
  return {
    update(text) {
      if (now() - last < interval) return;
      last = now();
      isShown = isTty;
      stderr.write(isTty ? `${ERASE_LINE}${text} …` : `${text} …\n`);
    },
    end() {
      if (isShown) stderr.write(ERASE_LINE);
      isShown = false;
    },
  };
}

/** Says nothing. */
export const SILENT: Progress = { update: () => undefined, end: () => undefined };
