// The graph's looks in Neo4j Browser, as a GraSS style sheet: one rule a label or relationship type. Browser chooses rules
// by label and type alone, so a relation edge tells its status in its caption.
import type { Ontology } from "../../ontology/index.ts";

/** The explorer's colours by place in the ontology, so that a chip has one colour everywhere. */
export const TYPE_COLOURS = [
  "#a64d8c",
  "#0067a8",
  "#007a5a",
  "#bf4a00",
  "#4a5568",
  "#8f6400",
  "#637015",
  "#1b7fa8",
  "#9c3333",
] as const;

const PLAIN = "#6b7686";
const FAINT = "#b9c0ca";
const WARNING = "#c2410c";

/** Relations that stand against their object, and those that speak for it. */
const AGAINST = { colour: "#9c1c3f", relations: ["RESTRICTS", "TARGETS", "PENALISES", "VIOLATES", "CRITICISES"] };
const FOR = { colour: "#1c6b3c", relations: ["PERMITS", "SUPPORTS", "PRAISES"] };

/** Diameters in pixels; Browser cuts a caption to its node. */
const DIAMETER = { entity: 65, place: 50, statement: 100, document: 90, conflict: 90 };
const PLACES = ["Country", "Place"];

/** A style sheet with all entity types and relations of an ontology. Drop it on Neo4j Browser, or give it to `:style`. */
export function toGrass({ entityTypes, relations }: Ontology): string {
  return [
    rule("node", ENTITY),
    rule("relationship", edge(PLAIN, "<type>")),
    rule("node.Entity", ENTITY),
    ...[...entityTypes.keys()].map((name, index) => rule(`node.${name}`, entityLooks(name, index))),
    rule("node.Statement", {
      ...node("#f1efe9", DIAMETER.statement),
      ...ON_LIGHT,
      caption: "{relation} {polarity} {modality}",
    }),
    rule("node.SourceDocument", { ...node("#ffe9a8", DIAMETER.document), ...ON_LIGHT, caption: "{title} {key}" }), // the key is what one without a title has
    rule("node.Conflict", { ...node(WARNING, DIAMETER.conflict), caption: "conflict: {kind}" }),
    ...[...relations.keys()].map((name) => rule(`relationship.${name}`, edge(colourOf(name), `${name} {status}`))),
    ...["SUBJECT", "OBJECT", "ATTRIBUTED_TO", "EVIDENCED_BY", "MENTIONS"].map((name) =>
      rule(`relationship.${name}`, edge(FAINT, "<type>")),
    ),
    rule("relationship.BETWEEN", edge(WARNING, "{side}")),
  ].join("\n");
}

type Declarations = Readonly<Record<string, string>>;

function rule(selector: string, declarations: Declarations): string {
  const lines = Object.entries(declarations).map(([name, value]) => `  ${name}: ${value};\n`);
  return `${selector} {\n${lines.join("")}}\n`.replace(/caption: (.*);/, 'caption: "$1";');
}

const ON_LIGHT: Declarations = { "border-color": "#8b919b", "text-color-internal": "#1d232b" };

function node(colour: string, diameter: number): Declarations {
  return {
    diameter: `${diameter}px`,
    color: colour,
    "border-color": colour,
    "border-width": "2px",
    "text-color-internal": "#ffffff",
    "font-size": "10px",
  };
}

const ENTITY: Declarations = { ...node(PLAIN, DIAMETER.entity), caption: "{name}" };

function entityLooks(name: string, index: number): Declarations {
  const diameter = PLACES.includes(name) ? DIAMETER.place : DIAMETER.entity;
  return { ...node(TYPE_COLOURS[index % TYPE_COLOURS.length]!, diameter), caption: "{name}" };
}

function edge(colour: string, caption: string): Declarations {
  return {
    color: colour,
    "shaft-width": colour === FAINT ? "1px" : "2px",
    "font-size": "7px",
    padding: "3px",
    "text-color-external": "#1d232b",
    "text-color-internal": "#ffffff",
    caption,
  };
}

function colourOf(relation: string): string {
  return [AGAINST, FOR].find(({ relations }) => relations.includes(relation))?.colour ?? PLAIN;
}
