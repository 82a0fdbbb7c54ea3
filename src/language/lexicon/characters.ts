// Python's questions about characters (`str.isspace`, `isalpha`, `isdigit`, `lower`, …), answered as Python answers them
// and alike on every Node: characters that newer Unicode versions added or changed are left alone.

/** `str.isspace` for a UTF-16 code unit; all white space of Unicode lies in the first plane. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code === 0x85 || code === 0xa0) return true;
  if (code < 0x1680) return false;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || isLateSpace(code);
}

function isLateSpace(code: number): boolean {
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Letters of Unicode 15.1 and later, and cased pairs that came with them: Node's versions differ on these. */
const UNSTABLE =
  /[\u1c89\u1c8a\ua7cb-\ua7dc\ua7f1\u{105c0}-\u{105ff}\u{10940}-\u{1095f}\u{10d40}-\u{10d8f}\u{10ec2}-\u{10ec7}\u{11380}-\u{113ff}\u{116d0}-\u{116ff}\u{11b60}-\u{11b67}\u{11bc0}-\u{11bff}\u{11db0}-\u{11def}\u{13460}-\u{143ff}\u{16100}-\u{1613f}\u{16d40}-\u{16d7f}\u{16ea0}-\u{16edf}\u{16ff2}-\u{16ff6}\u{187f8}-\u{187ff}\u{18cff}\u{18d09}-\u{18df2}\u{1ccf0}-\u{1ccff}\u{1e5d0}-\u{1e5ff}\u{1e6c0}-\u{1e6ff}\u{2a6dd}-\u{2a6df}\u{2b73a}-\u{2b73f}\u{2b81e}\u{2b81f}\u{2cea2}-\u{2ceaf}\u{2ebf0}-\u{2ee5d}\u{31350}-\u{3347f}]/u;

const LETTER = /^\p{L}$/u;
const UPPERCASE = /^\p{Uppercase}$/u;
const ALL_LETTERS = /^\p{L}+$/u;
/** Unicode's Numeric_Type=Digit beside the decimal digits: superscripts, subscripts, circled and other marked digits. */
const DIGIT =
  /^[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]$/u;

/** `str.isalpha`: letters only, and at least one. */
export function isAlphabetic(text: string): boolean {
  return ALL_LETTERS.test(text) && !UNSTABLE.test(text);
}

/** `str.lower`. */
export function toLower(text: string): string {
  return UNSTABLE.test(text)
    ? Array.from(text, (c) => (UNSTABLE.test(c) ? c : c.toLowerCase())).join("")
    : text.toLowerCase();
}

/** `str.isspace` for a whole string. */
export function isAllSpace(text: string): boolean {
  if (text === "") return false;
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

/** How spaCy's word shape writes a character: "X" or "x" for letters, "d" for digits, else itself. */
export function shapeOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return "x";
    if (code >= 0x41 && code <= 0x5a) return "X";
    return code >= 0x30 && code <= 0x39 ? "d" : character;
  }
  if (UNSTABLE.test(character)) return character;
  if (LETTER.test(character)) return UPPERCASE.test(character) ? "X" : "x";
  return DIGIT.test(character) ? "d" : character;
}
