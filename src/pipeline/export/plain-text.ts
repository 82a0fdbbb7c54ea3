// Texts that every format can hold. What none of them may hold becomes U+FFFD, the sign for "something stood here".

/** What XML 1.0 (section 2.2, Char) and RDF's xsd:string leave out, NUL among it. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/gu;

/** A text without lone surrogates and without the characters that XML 1.0 cannot hold in any form. */
export function toPlainText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, "\uFFFD");
}

/**
 * Characters that a reader does not see, or that turn the order of what is seen (Boucher and Anderson, "Trojan Source",
 * 2021): formats with a numeric notation write them in it.
 */
export const HIDDEN = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** `\u202e` for each character that the pattern finds; as JSON, JavaScript and Cypher write it. */
export function escapeUnits(text: string, pattern: RegExp): string {
  return text.replace(pattern, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
