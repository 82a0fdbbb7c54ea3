// A guide that Neo4j Browser plays: a slide on the looks, then a slide for every few questions, with queries to click on.
import { SAVED_QUERIES, type SavedQuery } from "./saved-queries.ts";

const QUERIES_A_SLIDE = 3;

/** @param base where the style sheet and the favourites are served, with a slash at its end */
export function toGuide(base: string): string {
  const slides = [welcome(base), ...inParts(SAVED_QUERIES).map((queries) => queries.map(question).join("\n"))];
  const deck = slides.map((content) => `<slide class="row-fluid"><div class="col-sm-12">\n${content}\n</div></slide>`);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>citegraph in Neo4j Browser</title></head>
<body>
<article class="guide">
<carousel class="deck container-fluid">
${deck.join("\n")}
</carousel>
</article>
</body>
</html>
`;
}

function welcome(base: string): string {
  return `<h3>A graph that shows its sentences</h3>
<p>Every edge between two things follows from statements; every statement has the sentence that states it.</p>
<p>First the colours and captions. Click, then run:</p>
${runnable(`:style ${toHtml(base)}citegraph.grass`)}
<p>Then a question: the next slides have ${SAVED_QUERIES.length}. Put other ids in the place of ours. To keep them, drop
<a href="${toHtml(base)}favourites.zip">favourites.zip</a> on this page; they come under the star.</p>`;
}

function question({ name, hint, cypher }: SavedQuery): string {
  return `<h4>${toHtml(name)}</h4>\n<p>${toHtml(hint)}</p>\n${runnable(toHtml(cypher))}`;
}

function runnable(command: string): string {
  return `<figure><pre class="pre-scrollable code runnable">${command}</pre></figure>`;
}

function inParts(queries: readonly SavedQuery[]): SavedQuery[][] {
  const count = Math.ceil(queries.length / QUERIES_A_SLIDE);
  return Array.from({ length: count }, (_, at) => queries.slice(at * QUERIES_A_SLIDE, (at + 1) * QUERIES_A_SLIDE));
}

function toHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
