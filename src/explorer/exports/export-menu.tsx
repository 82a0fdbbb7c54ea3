// What is on the canvas, to take away: as a picture, as a graph, as rows, as a list of sources.

import { toRequestError } from "../api/resource.ts";
import { Menu } from "../controls/menu.tsx";
import { isEmpty } from "../state/canvas.ts";
import { exploreError } from "../state/explore.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";
import { download } from "./download.ts";
import type { Visible } from "./visible-graph.ts";

interface Format {
  readonly label: string;
  readonly detail: string;
  readonly name: string;
  readonly type: string;
  /** Loaded when it is wanted. */
  readonly write: (graph: Visible) => Promise<string | Blob>;
}

const FORMATS: readonly Format[] = [
  {
    label: "PNG",
    detail: "the picture",
    name: "graph.png",
    type: "image/png",
    write: async (graph) => (await import("./png.ts")).toPng(graph),
  },
  {
    label: "SVG",
    detail: "the picture, to edit",
    name: "graph.svg",
    type: "image/svg+xml",
    write: async (graph) => (await import("./svg.ts")).toSvg(graph),
  },
  {
    label: "GEXF",
    detail: "for Gephi",
    name: "graph.gexf",
    type: "application/xml",
    write: async (graph) => (await import("./gexf.ts")).toGexf(graph),
  },
  {
    label: "GraphML",
    detail: "for yEd, igraph, NetworkX",
    name: "graph.graphml",
    type: "application/xml",
    write: async (graph) => (await import("./graphml.ts")).toGraphMl(graph),
  },
  {
    label: "CSV of entities",
    detail: "one a row",
    name: "entities.csv",
    type: "text/csv",
    write: async (graph) => (await import("./tables.ts")).toEntityCsv(graph),
  },
  {
    label: "CSV of relations",
    detail: "one a row",
    name: "relations.csv",
    type: "text/csv",
    write: async (graph) => (await import("./tables.ts")).toRelationCsv(graph),
  },
  {
    label: "CSV of statements",
    detail: "with sentence, speaker and source",
    name: "statements.csv",
    type: "text/csv",
    write: async (graph) => (await import("./tables.ts")).toStatementCsv(graph),
  },
  {
    label: "JSON",
    detail: "entities, relations and statements",
    name: "graph.json",
    type: "application/json",
    write: async (graph) => (await import("./json.ts")).toJson(graph),
  },
  {
    label: "JSON-LD",
    detail: "with schema.org and PROV terms",
    name: "graph.jsonld",
    type: "application/ld+json",
    write: async (graph) => (await import("./json-ld.ts")).toJsonLd(graph),
  },
  {
    label: "List of citations",
    detail: "every document that is quoted",
    name: "citations.md",
    type: "text/markdown",
    write: async (graph) => (await import("./citations.ts")).toCitations(graph),
  },
];

export function ExportMenu() {
  const save = async ({ name, type, write }: Format) => {
    try {
      const content = await write({ nodes: visibleNodes.peek(), edges: visibleEdges.peek() });
      download(name, content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
    } catch (error) {
      exploreError.value = toRequestError(error);
    }
  };
  const items = FORMATS.map((format) => ({
    label: format.label,
    detail: format.detail,
    onChoose: () => void save(format),
  }));
  return <Menu label="Export" icon="download" items={items} disabled={isEmpty.value} />;
}
