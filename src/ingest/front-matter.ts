// Markdown's front matter: what is known of a document, as YAML between two lines of `---` above its text.
import { isMap, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { CitegraphError, DateTime, type DocumentInput } from "../domain/index.ts";

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

const Text = z.union([z.string(), z.number()]).transform(String);
/** A YAML timestamp, a year, or a string; `2025-07-15 10:00` is written with a T. */
const DateText = z
  .union([z.date().transform((date) => date.toISOString().replace("T00:00:00.000Z", "")), Text])
  .transform((date) => date.trim().replace(/^(\d{4}-\d{2}-\d{2})[ \t]+(\d)/, "$1T$2"))
  .pipe(DateTime);
const FrontMatter = z.object({
  key: Text.nullish(),
  title: Text.nullish(),
  date: DateText.nullish(),
  /** As JSON Lines has it. */
  publishedAt: DateText.nullish(),
  outlet: Text.nullish(),
  author: Text.nullish(),
  language: Text.nullish(),
});

/** Everything of a document but its key, which has a default elsewhere. */
export type KeylessDocument = Omit<DocumentInput, "key"> & { key?: string };

/**
 * Splits front matter from the text. Other keys than ours are left alone, as other programs use them.
 * @returns the text after the closing line and its blank lines, unchanged; the title falls back to a first `# heading`
 * @throws CitegraphError INPUT_INVALID that names the line
 */
export function parseMarkdown(source: string, input: string): KeylessDocument {
  const opening = OPENING.exec(source);
  const closing = opening && CLOSING.exec(source.slice(opening[0].length));
  if (!opening || !closing) return { title: findHeading(source), text: source };
  const from = opening[0].length;
  const known = toFrontMatter(source.slice(from, from + closing.index), input);
  const text = source.slice(from + closing.index + closing[0].length).replace(/^(?:[ \t]*\r?\n)+/, "");
  const { date, publishedAt, key, title, ...rest } = known;
  return {
    ...rest,
    ...(key == null ? {} : { key }),
    title: title ?? findHeading(text),
    publishedAt: date ?? publishedAt ?? null,
    text,
  };
}

function toFrontMatter(yaml: string, input: string): z.infer<typeof FrontMatter> {
  const { value, lineOf } = parseYaml(yaml, input);
  const result = FrontMatter.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const [key] = issue?.path ?? [];
  if (key === undefined) throw toFault(input, 1, "is no list of keys and values such as `title: A report`");
  throw toFault(input, lineOf(String(key)), `${String(key)}: ${issue?.message}`);
}

function parseYaml(yaml: string, input: string): { value: unknown; lineOf: (key: string) => number } {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line + 1; // the opening line counts
  const document = parseDocument(yaml, { lineCounter: lines, logLevel: "error" });
  const [error] = document.errors;
  if (error) throw toFault(input, lineAt(error.pos[0]), error.message.split(/ at line \d+|\n/)[0]!, error);
  const lineOf = (key: string) => {
    const pair = isMap(document.contents) && document.contents.items.find((item) => String(item.key) === key);
    return pair && isNode(pair.key) ? lineAt(pair.key.range?.[0] ?? 0) : 1;
  };
  try {
    return { value: document.toJS(), lineOf };
  } catch (cause) {
    throw toFault(input, 1, cause instanceof Error ? cause.message : String(cause), cause); // a bomb of aliases
  }
}

function toFault(input: string, line: number, what: string, cause?: unknown): CitegraphError {
  return new CitegraphError("INPUT_INVALID", `${input}:${line}: front matter: ${what}`, { cause });
}

function findHeading(text: string): string | null {
  return /^\s*# +(.+?)[ \t#]*$/m.exec(text.slice(0, 2000))?.[1] ?? null;
}
