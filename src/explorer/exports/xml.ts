// Text for XML 1.0: what it cannot hold is left out, what means something in it is written otherwise.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const NAMES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

export function toXml(value: string | number | null | undefined): string {
  const text = String(value ?? "")
    .toWellFormed()
    .replace(FORBIDDEN, "");
  return text.replace(/[&<>"']/g, (sign) => NAMES[sign]!).replace(/[\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
