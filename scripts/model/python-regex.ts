// Turns the regular expressions of the model (Python's `re`, Unicode mode) into JavaScript's, for the `u` flag.

/** Python's `str.isspace`: what `\s` means there. */
const SPACE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const SYNTAX_CHARACTERS = new Set("^$\\.*+?()[]{}|/");

/**
 * @param source a Python pattern; of its syntax what the model uses: classes, groups, look-arounds, `\d \w \s \S`, `\uXXXX`, `\UXXXXXXXX`
 * @returns the source of the JavaScript pattern with the same matches
 */
export function toJavaScriptRegex(source: string): string {
  const text = source.startsWith("(?u)") ? source.slice(4) : source;
  let result = "";
  let insideClass = false;
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i)!);
    if (character === "\\") {
      const [converted, length] = convertEscape(text, i, insideClass);
      result += converted;
      i += length;
      continue;
    }
    if (character === "[" && !insideClass) insideClass = true;
    else if (character === "]") insideClass = false;
    result += character;
    i += character.length;
  }
  return result;
}

function convertEscape(text: string, at: number, insideClass: boolean): [converted: string, length: number] {
  const kind = text[at + 1]!;
  if (kind === "u") return [text.slice(at, at + 6), 6];
  if (kind === "U") return [`\\u{${Number.parseInt(text.slice(at + 2, at + 10), 16).toString(16)}}`, 10];
  if (kind === "d") return [String.raw`\p{Nd}`, 2];
  if (kind === "w") return [insideClass ? String.raw`\p{L}\p{N}_` : String.raw`[\p{L}\p{N}_]`, 2];
  if (kind === "s") return [insideClass ? SPACE : `[${SPACE}]`, 2];
  if (kind === "S" && !insideClass) return [`[^${SPACE}]`, 2];
  if (SYNTAX_CHARACTERS.has(kind) || (kind === "-" && insideClass)) return [`\\${kind}`, 2];
  if (/[A-Za-z0-9]/.test(kind)) throw new Error(`No rule for the escape \\${kind} in a pattern of the model.`);
  return [kind, 2];
}
