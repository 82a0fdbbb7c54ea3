// Markdown's front matter: what is known of a document, as YAML between two lines of `---` above its text.
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { CitegraphError, type DocumentInput } from "../domain/index.ts";

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

const Text = z.union([z.string(), z.number()]).transform(String);
/** A YAML timestamp, a year, or a string; `2025-07-15 10:00` is written with a T. */
const DateText = z
  .union([z.date().transform((date) => date.toISOString().replace("T00:00:00.000Z", "")), Text])
  .transform((date) => date.trim().replace(/^(\d{4}-\d{2}-\d{2})[ \t]+(\d)/, "$1T$2"));
const FrontMatter = z.object({
  key: Text.nullish(),
  title: Text.nullish(),
  date: DateText.nullish(),
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
  const { date, key, title, ...rest } = known;
  return {
    ...rest,
    ...(key == null ? {} : { key }),
    title: title ?? findHeading(text),
    publishedAt: date ?? null,
    text,
  };
}

function toFrontMatter(yaml: string, input: string): z.infer<typeof FrontMatter> {
  const result = FrontMatter.safeParse(parseYaml(yaml, input) ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new CitegraphError("INPUT_INVALID", `${input}: front matter: ${issue?.path.join(".")}: ${issue?.message}`);
}

function parseYaml(yaml: string, input: string): unknown {
  try {
    return parse(yaml, { logLevel: "error" });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const line = cause instanceof YAMLParseError ? (cause.linePos?.[0].line ?? 0) + 1 : 1; // the opening line counts
    const [what] = cause.message.split(/ at line \d+|\n/);
    throw new CitegraphError("INPUT_INVALID", `${input}:${line}: front matter: ${what}`, { cause });
  }
}

function findHeading(text: string): string | null {
  return /^\s*# +(.+?)[ \t#]*$/m.exec(text.slice(0, 2000))?.[1] ?? null;
}
