// Which texts can be kept: everything that comes in passes here before it is hashed or stored.

/**
 * A text that every store gives back as it took it: lone surrogates, for which UTF-8 has no form, and NUL, at which
 * `node:sqlite` ends a text on Node.js 22, become U+FFFD. The length stays, so that offsets into the text hold.
 */
export function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** Whether all texts within a value, keys of objects among them, can be kept as they are. */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  const members = value as Readonly<Record<string, unknown>>;
  return Object.keys(members).every((key) => isStorable(key) && isStorable(members[key]));
}
