// Builds GraphiQL into dist/ide: page, style and script as files of their own, so that a content security policy can name
// them, and packed, since the script is 9 MB. `npm run build:ide`.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";

const FOLDER = path.resolve(import.meta.dirname, "../dist/ide");
/** Higher ones save a tenth of the bytes and take ten times as long. */
const BROTLI_QUALITY = 6;

const DEFAULT_QUERY = `# Answers come with the sentences that state them. Ctrl-Enter runs, Ctrl-Space completes.
{
  search(text: "H20", first: 3) {
    edges {
      node {
        id
        name
      }
    }
  }
}
`;

const page = renderGraphiQL({
  endpoint: "/graphql",
  title: "citegraph: GraphiQL",
  defaultQuery: DEFAULT_QUERY,
  additionalHeaders: { "graphql-require-preflight": "1" }, // it subscribes by GET
  shouldPersistHeaders: false, // a key typed into the headers stays in its tab
});
const style = between(page, "<style>", "</style>");
const script = between(page, "<script>", "</script>");
mkdirSync(FOLDER, { recursive: true });
write("graphiql.css", style.inside);
write("graphiql.js", script.inside);
write(
  "index.html",
  page
    .replace(style.whole, () => '<link rel="stylesheet" href="/ide/graphiql.css">')
    .replace(script.whole, () => '<script src="/ide/graphiql.js"></script>'),
);

/** From the first opening tag to the last closing one: the script may speak of tags itself. */
function between(text: string, open: string, close: string) {
  const [start, end] = [text.indexOf(open), text.lastIndexOf(close)];
  if (start < 0 || end < start) throw new Error(`GraphiQL's page has no ${open} any more`);
  return { inside: text.slice(start + open.length, end), whole: text.slice(start, end + close.length) };
}

function write(name: string, text: string): void {
  const file = path.join(FOLDER, name);
  writeFileSync(file, text);
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(text));
}
