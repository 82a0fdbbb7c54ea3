// The graph as SVG, for browsers without WebGL.
import { useMemo } from "preact/hooks";
import { type Picture, pictureOf } from "../canvas/picture.ts";
import { DASHES, lookOfType, OUTLINES, radiusOf, statusColour, widthOf } from "../canvas/shapes.ts";
import { camera } from "../state/camera.ts";
import { hiddenCount } from "../state/canvas.ts";
import { relationWords, toWords } from "../state/catalogue.ts";
import { expand } from "../state/explore.ts";
import { moved } from "../state/positions.ts";
import { hovered, select, selected } from "../state/selection.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";

/** Beyond this many the table is the better view. */
const MOST = 500;
/** Beyond this many only those of the entity that is chosen or pointed at are named. */
const FEW_EDGES = 60;
/** Of a letter of an edge's words, in the picture's units. */
const LETTER = 6;
const BADGE = 8;

export function SvgGraph() {
  const nodes = visibleNodes.value;
  const edges = visibleEdges.value;
  const picture = useMemo(() => pictureOf(nodes, edges), [nodes, edges, moved.value]);
  if (nodes.length > MOST) {
    return <p class="empty">Without WebGL no more than {MOST} entities are drawn. The table lists all of them.</p>;
  }
  const { x, y, ratio } = camera.value;
  const { left, top, width, height } = picture;
  const box = [left + width * (x - 0.5 * ratio), top + height * (1 - y - 0.5 * ratio), width * ratio, height * ratio];
  return (
    <svg
      class="picture"
      viewBox={box.join(" ")}
      role="img"
      aria-label={`Graph of ${nodes.length} entities and ${edges.length} relations`}
    >
      {picture.edges.map((drawn) => (
        <SvgEdge key={drawn.edge.id} drawn={drawn} />
      ))}
      {picture.edges.map((drawn) => (
        <EdgeMark key={drawn.edge.id} drawn={drawn} few={edges.length <= FEW_EDGES} />
      ))}
      {picture.nodes.map((drawn) => (
        <SvgNode key={drawn.node.id} drawn={drawn} />
      ))}
    </svg>
  );
}

function SvgEdge({ drawn: { edge, path } }: { readonly drawn: Picture["edges"][number] }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same by keyboard
    <path
      d={path}
      class="svg-edge"
      fill="none"
      stroke={edge.id === selected.value ? "var(--accent)" : statusColour(edge.status)}
      stroke-width={widthOf(edge.support)}
      stroke-dasharray={DASHES[edge.status].join(" ")}
      onClick={() => select(edge.id)}
    />
  );
}

/** The words of an edge that has room for them, or else the sign that it is in conflict. */
function EdgeMark({ drawn, few }: { readonly drawn: Picture["edges"][number]; readonly few: boolean }) {
  const { edge, middle, turn, length } = drawn;
  const focus = hovered.value ?? selected.value;
  const words = `${relationWords(edge.relation)}${edge.status === "STATED" ? "" : ` · ${toWords(edge.status)}`}`;
  const isNear = focus === null ? few : [edge.id, edge.subject.id, edge.object.id].includes(focus);
  const isDisputed = edge.conflicts.totalCount > 0;
  if (isNear && (edge.id === focus || length > words.length * LETTER)) {
    return (
      <text
        class={isDisputed ? "svg-words disputed" : "svg-words"}
        text-anchor="middle"
        transform={`translate(${middle.x} ${middle.y}) rotate(${turn})`}
        dy="4"
      >
        {words}
      </text>
    );
  }
  return isDisputed ? <SvgBadge x={middle.x} y={middle.y} words="!" disputed /> : null;
}

function SvgNode({ drawn: { node, at } }: { readonly drawn: Picture["nodes"][number] }) {
  const radius = radiusOf(node.relationCount);
  const hidden = hiddenCount(node);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same by keyboard
    <g
      class="svg-node"
      transform={`translate(${at.x} ${at.y})`}
      onClick={() => select(node.id)}
      onDblClick={() => void expand(node.id)}
      onPointerEnter={() => (hovered.value = node.id)}
      onPointerLeave={() => (hovered.value = null)}
    >
      <path
        d={OUTLINES[lookOfType(node.type).shape]}
        transform={`scale(${radius})`}
        fill={lookOfType(node.type).colour}
        stroke={node.id === selected.value ? "var(--accent)" : "var(--page)"}
        stroke-width="0.2"
      />
      <text class="svg-name" text-anchor="middle" y={radius + 15}>
        {node.name}
      </text>
      {hidden > 0 && <SvgBadge x={radius * 0.9 + 6} y={-radius * 0.9 - 4} words={`+${Math.min(hidden, 999)}`} />}
    </g>
  );
}

interface SvgBadgeProps {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly disputed?: boolean;
}

function SvgBadge({ x, y, words, disputed }: SvgBadgeProps) {
  const half = Math.max(BADGE, words.length * 3.5 + 4);
  return (
    <g class={disputed ? "svg-badge disputed" : "svg-badge"} transform={`translate(${x} ${y})`}>
      <rect x={-half} y={-BADGE} width={half * 2} height={BADGE * 2} rx={BADGE} />
      <text text-anchor="middle" dy="3.5">
        {words}
      </text>
    </g>
  );
}
