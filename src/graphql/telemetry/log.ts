// What the server says of itself: one line a request, and what nobody foresaw whole. Never questions' variables, keys or tokens.

/** Where lines go: a pino logger, or anything with these three. A line is a constant message with its values beside it. */
export interface Log {
  info(values: object, message: string): void;
  warn(values: object, message: string): void;
  error(values: object, message: string): void;
}

const nothing = () => {};
export const SILENT: Log = { info: nothing, warn: nothing, error: nothing };
