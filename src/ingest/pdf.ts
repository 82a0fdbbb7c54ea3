// PDF → its text, page by page. Pictures of text give none.
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { CitegraphError } from "../domain/index.ts";
import type { KeylessDocument } from "./front-matter.ts";

const MOST_PAGES = 2000;

/**
 * Lines within a paragraph are joined where a line ends in the midst of a sentence; pages are parted by a blank line.
 * @throws CitegraphError INPUT_UNREADABLE for what is damaged, locked, too long, or without text
 */
export async function parsePdf(bytes: Uint8Array, input: string): Promise<KeylessDocument> {
  const fail = (what: string, cause?: unknown): never => {
    throw new CitegraphError("INPUT_UNREADABLE", `${input} ${what}.`, { cause });
  };
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) =>
    fail(isLocked(cause) ? "is locked by a password" : "is no PDF that can be read", cause),
  );
  if (pdf.numPages > MOST_PAGES) fail(`has ${pdf.numPages} pages, more than ${MOST_PAGES}`);
  const { text: pages } = await extractText(pdf, { mergePages: false });
  const text = pages.map(joinLines).filter(Boolean).join("\n\n");
  if (text === "") fail("has no text, only pictures");
  const { info } = await getMeta(pdf);
  return { title: titleOf(info), text };
}

const isLocked = (cause: unknown) => cause instanceof Error && cause.name === "PasswordException";

function titleOf(info: Record<string, unknown> | undefined): string | null {
  const title = typeof info?.Title === "string" ? info.Title.trim() : "";
  return title === "" || /\.(?:docx?|indd|pdf)$/i.test(title) ? null : title; // a file's name is no title
}

/** A line that goes on with a small letter or a number, after one that ends in no full stop, belongs to it. */
function joinLines(page: string): string {
  return page
    .replace(/-\n(?=\p{Ll})/gu, "")
    .replace(/(?<![.!?:;\n])\n(?=[\p{Ll}\d(])/gu, " ")
    .trim();
}
