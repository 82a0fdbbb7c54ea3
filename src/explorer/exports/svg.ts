// The canvas as an SVG file that stands alone.
import { palette } from "../canvas/palette.ts";
import { pictureOf } from "../canvas/picture.ts";
import { DASHES, lookOfType, OUTLINES, radiusOf, statusColour, widthOf } from "../canvas/shapes.ts";
import { relationWords } from "../state/catalogue.ts";
import type { Visible } from "./visible-graph.ts";
import { toXml } from "./xml.ts";

/** Beyond this many edges their names would cover the picture. */
const NAMED_EDGES = 60;

export function toSvg({ nodes, edges }: Visible): string {
  const { left, top, width, height, ...drawn } = pictureOf(nodes, edges);
  const { page, ink } = palette.peek();
  const lines = drawn.edges.map(({ edge: { status, support, relation, subject, object }, path }) => {
    const title = `${subject.name} ${relationWords(relation)} ${object.name} (${status.toLowerCase()})`;
    return `<path d="${path}" fill="none" stroke="${statusColour(status)}" stroke-width="${widthOf(support).toFixed(2)}" \
stroke-dasharray="${DASHES[status].join(" ")}"><title>${toXml(title)}</title></path>`;
  });
  const named = drawn.edges.length <= NAMED_EDGES ? drawn.edges : [];
  const words = named.map(({ edge, middle, turn }) => {
    const place = `translate(${middle.x} ${middle.y}) rotate(${turn})`;
    return `<text transform="${place}" y="3.5" text-anchor="middle" font-size="10">${toXml(relationWords(edge.relation))}</text>`;
  });
  const marks = drawn.nodes.map(({ node: { type, name, relationCount }, at }) => {
    const { colour, shape } = lookOfType(type);
    const radius = radiusOf(relationCount);
    return `<g transform="translate(${at.x} ${at.y})"><title>${toXml(`${name} (${type})`)}</title>\
<path d="${OUTLINES[shape]}" transform="scale(${radius.toFixed(2)})" fill="${colour}" stroke="${page}" stroke-width=".2"/>\
<text y="${(radius + 15).toFixed(1)}" text-anchor="middle" font-size="13" font-weight="500">${toXml(name)}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" \
font-family="system-ui, sans-serif" fill="${ink}">
<style>text { paint-order: stroke; stroke: ${page}; stroke-width: 4px; stroke-linejoin: round }</style>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${page}"/>
${[...lines, ...words, ...marks].join("\n")}
</svg>
`;
}
