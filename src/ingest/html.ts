// HTML → the text of an article, without menus, advertisements and what a browser would not show.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { CitegraphError } from "../domain/index.ts";
import { decodeText } from "./decode.ts";
import type { KeylessDocument } from "./front-matter.ts";

/** What readability is trusted with: it takes quadratic time on deep nesting. */
const DEEPEST = 500;
const MOST_TAGS = 200_000;

const UNSHOWN = "script, style, template, noscript, iframe, object, svg, math, form, [hidden], [aria-hidden=true]";
const UNSHOWN_STYLE =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0)/i;

/**
 * The main text, a blank line between blocks; the whole page's where no article can be told from the rest. Title, outlet,
 * date and language come from the page's own metadata. Its byline is left: who wrote a report is not whose words it is.
 * @throws CitegraphError INPUT_UNREADABLE for a page that is nested or cut up beyond reason
 */
export function parseHtml(bytes: Uint8Array, input: string): KeylessDocument {
  const html = decodeText(bytes, input, declaredEncoding(bytes));
  refuseMonsters(html, input);
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`) as {
    document: Page;
  };
  for (const element of [...document.querySelectorAll(UNSHOWN)]) element.remove();
  for (const element of [...document.querySelectorAll("[style]")]) {
    if (UNSHOWN_STYLE.test(element.getAttribute("style") ?? "")) element.remove();
  }
  const known = readMetadata(document);
  const whole = document.body ? toText(document.body) : "";
  const serializer = (node: unknown) => toText(node as PageNode);
  const article = new Readability<string>(document as never, { serializer }).parse();
  return { ...known, title: known.title ?? (article?.title || null), text: article?.content || whole };
}

/** As much of the DOM as is used here; the project is compiled without a browser's types. */
interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<PageNode>;
}
interface PageElement extends PageNode {
  getAttribute(name: string): string | null;
  remove(): void;
}
interface Page {
  readonly title: string;
  readonly body: PageElement | null;
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** A page's `<meta charset>`, which must stand in its first 1,024 bytes. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

/** Tags that browsers close by themselves, or that never hold anything, do not nest. */
const FLAT = new Set(
  "p li dt dd tr td th option br hr img input meta link source wbr area base col embed track".split(" "),
);

function refuseMonsters(html: string, input: string): void {
  let [depth, deepest, tags] = [0, 0, 0];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    tags += 1;
    if (FLAT.has(name!.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  if (deepest <= DEEPEST && tags <= MOST_TAGS) return;
  const what = deepest > DEEPEST ? `nests ${deepest} elements` : `has ${tags} tags`;
  throw new CitegraphError("INPUT_UNREADABLE", `${input} ${what}, more than a page of text does.`);
}

function readMetadata(document: Page): Omit<KeylessDocument, "text"> {
  const meta = (...names: string[]) => {
    for (const name of names) {
      const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
      const content = element?.getAttribute("content")?.trim();
      if (content) return content;
    }
    return null;
  };
  const date = meta("article:published_time", "date", "dc.date", "pubdate") ?? timeOf(document);
  const language = document.documentElement?.getAttribute("lang");
  return {
    title: meta("og:title") ?? (document.title?.trim() || null),
    outlet: meta("og:site_name"),
    publishedAt: date && toIsoDate(date),
    ...(language && { language }),
  };
}

const timeOf = (document: Page) => document.querySelector("time[datetime]")?.getAttribute("datetime") ?? null;

/** Only what is ISO 8601 already, to the precision that we keep; anything else could be misread. */
function toIsoDate(date: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(date.trim());
  if (!parts) return null;
  return `${parts[1]}${(parts[2] ?? "").replace(/([+-]\d{2})(\d{2})$/, "$1:$2")}`;
}

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
const [TEXT_NODE, ELEMENT_NODE] = [3, 1];

/** Text with single spaces, and a blank line wherever a block begins or ends. */
function toText(root: PageNode): string {
  const parts: string[] = [];
  const visit = (node: PageNode): void => {
    if (node.nodeType === TEXT_NODE) parts.push((node.nodeValue ?? "").replace(/\s+/g, " "));
    if (node.nodeType !== ELEMENT_NODE) return;
    const name = node.nodeName.toUpperCase();
    const around = BLOCKS.has(name) ? "\n\n" : name === "BR" ? "\n" : name === "TD" || name === "TH" ? " " : "";
    parts.push(around);
    for (const child of node.childNodes) visit(child);
    parts.push(around);
  };
  visit(root);
  const text = parts
    .join("")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/ {2,}/g, " ");
  return text.trim();
}
