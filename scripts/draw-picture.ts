// Draws docs/h20.svg, the picture of the README, from what the seed says of a chip: `node scripts/draw-picture.ts`.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createExtractor, type GraphNode, loadOntology, loadSeed, openStore } from "../src/index.ts";

const CENTRE = "chip:h20";
const [WIDTH, HEIGHT] = [960, 560];
const COLOURS: Readonly<Record<string, string>> = {
  stated: "#2563eb",
  disputed: "#dc2626",
  denied: "#7f1d1d",
  anticipated: "#9ca3af",
  alleged: "#d97706",
};

type Of<K extends GraphNode["kind"]> = Extract<GraphNode, { kind: K }>;
interface Spoke {
  readonly relation: Of<"relation">;
  readonly other: Of<"entity">;
}

const spokes = await readSpokes();
await writeFile(new URL("../docs/h20.svg", import.meta.url), toSvg(spokes));
console.log(`docs/h20.svg shows ${spokes.length} relations of ${CENTRE}.`);

async function readSpokes(): Promise<Spoke[]> {
  const folder = await mkdtemp(join(tmpdir(), "citegraph-picture-"));
  const [ontology, extractor] = [await loadOntology(), await createExtractor()];
  const store = await openStore(folder, { ontology });
  try {
    await loadSeed(store, [], { ontology, extractor });
    const ends = { subject: { link: "subject" }, object: { link: "object" } };
    const relations = { relations: { link: "relations", page: { size: 8 }, links: ends } };
    const { edges } = await store.read({ kind: "entity", ids: [CENTRE], links: relations });
    return edges[0]!.node.links.relations!.edges.map(({ node }) => toSpoke(node as Of<"relation">));
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

function toSpoke(relation: Of<"relation">): Spoke {
  const end = relation.subject === CENTRE ? "object" : "subject";
  return { relation, other: (relation as GraphNode).links[end]!.edges[0]!.node as Of<"entity"> };
}

function toSvg(all: readonly Spoke[]): string {
  const legend = Object.entries(COLOURS).map(
    ([status, colour], i) =>
      `<circle cx="${30 + i * 130}" cy="${HEIGHT - 24}" r="6" fill="${colour}"/><text x="${42 + i * 130}" y="${HEIGHT - 19}">${status}</text>`,
  );
  const parts = all.map((spoke, i) => toSpokeSvg(spoke, (i / all.length) * 2 * Math.PI - Math.PI / 2));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="15">
<title>What the documents that come with citegraph say of the H20</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#6b7280"/></marker></defs>
<rect width="100%" height="100%" fill="#ffffff"/>
${parts.join("\n")}
${toNode("H20", WIDTH / 2, HEIGHT / 2 - 20, "#111827")}
${legend.join("\n")}
</svg>
`;
}

function toSpokeSvg({ relation, other }: Spoke, angle: number): string {
  const [x0, y0] = [WIDTH / 2, HEIGHT / 2 - 20];
  const [x, y] = [x0 + Math.cos(angle) * 350, y0 + Math.sin(angle) * 205];
  const at = (share: number) => `${Math.round(x0 + (x - x0) * share)} ${Math.round(y0 + (y - y0) * share)}`;
  const [from, to] = relation.subject === CENTRE ? [at(0.14), at(0.8)] : [at(0.8), at(0.14)];
  const colour = COLOURS[relation.status];
  const [labelX, labelY] = at(0.5).split(" ");
  return `<path d="M${from}L${to}" stroke="${colour}" stroke-width="2.5" marker-end="url(#tip)"/>
<text x="${labelX}" y="${labelY}" fill="${colour}" text-anchor="middle" font-size="12" font-weight="600" paint-order="stroke" stroke="#ffffff" stroke-width="6">${relation.relation}</text>
${toNode(other.name, x, y, "#374151")}`;
}

function toNode(name: string, x: number, y: number, colour: string): string {
  const width = name.length * 8.4 + 26;
  const text = name.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<rect x="${Math.round(x - width / 2)}" y="${Math.round(y - 17)}" width="${Math.round(width)}" height="34" rx="17" fill="${colour}"/><text x="${Math.round(x)}" y="${Math.round(y + 5)}" fill="#ffffff" text-anchor="middle">${text}</text>`;
}
