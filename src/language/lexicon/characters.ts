// Python's questions about characters (`str.isspace`, `isalpha`, `isdigit`, `lower`, …), answered as Python answers them
// and alike on every Node.

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

/**
 * Letters and digits that came after Unicode 14, which is what the model's Python knew. Node's versions differ on
 * them, so no Node is asked: they are neither letters nor digits and have no lower case.
 */
const UNSTABLE =
  /[\u088f\u0c5c\u0cdc\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1\u{105c0}-\u{105f3}\u{10940}-\u{10959}\u{10d40}-\u{10d65}\u{10d6f}-\u{10d85}\u{10ec2}-\u{10ec7}\u{1123f}-\u{11240}\u{11380}-\u{11389}\u{1138b}\u{1138e}\u{11390}-\u{113b5}\u{113b7}\u{113d1}\u{113d3}\u{116d0}-\u{116e3}\u{11bc0}-\u{11be0}\u{11bf0}-\u{11bf9}\u{11db0}-\u{11ddb}\u{11de0}-\u{11de9}\u{11f02}\u{11f04}-\u{11f10}\u{11f12}-\u{11f33}\u{11f50}-\u{11f59}\u{1342f}\u{13441}-\u{13446}\u{13460}-\u{143fa}\u{16100}-\u{1611d}\u{16130}-\u{16139}\u{16d40}-\u{16d6c}\u{16d70}-\u{16d79}\u{16ea0}-\u{16eb8}\u{16ebb}-\u{16ed3}\u{16ff2}-\u{16ff3}\u{187f8}-\u{187ff}\u{18cff}\u{18d09}-\u{18d1e}\u{18d80}-\u{18df2}\u{1b132}\u{1b155}\u{1ccf0}-\u{1ccf9}\u{1df25}-\u{1df2a}\u{1e030}-\u{1e06d}\u{1e4d0}-\u{1e4eb}\u{1e4f0}-\u{1e4f9}\u{1e5d0}-\u{1e5ed}\u{1e5f0}-\u{1e5fa}\u{1e6c0}-\u{1e6de}\u{1e6e0}-\u{1e6e2}\u{1e6e4}-\u{1e6e5}\u{1e6e7}-\u{1e6ed}\u{1e6f0}-\u{1e6f4}\u{1e6fe}-\u{1e6ff}\u{2b739}-\u{2b73f}\u{2cea2}-\u{2cead}\u{2ebf0}-\u{2ee5d}\u{31350}-\u{33479}]/u;

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
