// Numbers of the command line.
import { InvalidArgumentError } from "commander";

/** A count of bytes, such as 500000 or 20mb. */
export function parseSize(text: string): number {
  const [, digits, unit = ""] = /^(\d+)\s*(k|m|g)?b?$/i.exec(text.trim()) ?? [];
  if (digits === undefined) throw new InvalidArgumentError("Give a number of bytes, such as 500000 or 20mb.");
  return Number(digits) * { "": 1, k: 1e3, m: 1e6, g: 1e9 }[unit.toLowerCase()]!;
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number from 1.");
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("Give a number from 0 (any free port) to 65535.");
}

/** A pause, such as 2 or 0.5. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError("Give a number of seconds, such as 2 or 0.5.");
}

/** Points of cost, or null for `none`. */
export function parsePoints(text: string): number | null {
  if (text === "none") return null;
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a number of points, such as 100000, or none.");
}
