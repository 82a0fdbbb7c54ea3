// The graph as SVG, for browsers without WebGL.
import { useMemo } from "preact/hooks";
import { boxesAlong, createFreeRoom } from "../canvas/free-room.ts";
import { type Picture, pictureOf } from "../canvas/picture.ts";
import { DASHES, lookOfType, OUTLINES, radiusOf, statusColour, widthOf } from "../canvas/shapes.ts";
import { camera } from "../state/camera.ts";
import { type CanvasEdge, hiddenCount } from "../state/canvas.ts";
import { relationWords, toWords } from "../state/catalogue.ts";
import { expand } from "../state/explore.ts";
import { moved } from "../state/positions.ts";
import { hovered, select, selected } from "../state/selection.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";

/** Beyond this many the table is the better view. */
const MOST = 500;
/** Beyond this many only those of the entity that is chosen or pointed at are named. */
const FEW_EDGES = 60;
/** Widths of a letter of an edge's words and of a name, in the picture's units. */
const LETTER = 6;
const NAME_LETTER = 7.5;
const BADGE = 8;

export function SvgGraph() {
  const nodes = visibleNodes.value;
  const edges = visibleEdges.value;
  const picture = useMemo(() => pictureOf(nodes, edges), [nodes, edges, moved.value]);
  if (nodes.length > MOST) {
    return <p class="empty">Without WebGL no more than {MOST} entities are drawn. The table lists all of them.</p>;
  }
  const named = edgesWithRoom(picture, hovered.value ?? selected.value);
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
        <EdgeMark key={drawn.edge.id} drawn={drawn} isNamed={named.has(drawn.edge.id)} />
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

const wordsOf = ({ relation, status }: CanvasEdge) =>
  `${relationWords(relation)}${status === "STATED" ? "" : ` · ${toWords(status)}`}`;

/** The edges whose words lie over no entity, no name and no other words; the one that is chosen or pointed at always. */
function edgesWithRoom({ nodes, edges }: Picture, focus: string | null): ReadonlySet<string> {
  const room = createFreeRoom();
  for (const { node, at } of nodes) {
    const radius = radiusOf(node.relationCount);
    const half = (node.name.length * NAME_LETTER) / 2;
    room.occupy({ left: at.x - radius, right: at.x + radius, top: at.y - radius, bottom: at.y + radius });
    room.occupy({ left: at.x - half, right: at.x + half, top: at.y + radius + 3, bottom: at.y + radius + 18 });
  }
  const isNear = ({ id, subject, object }: CanvasEdge) =>
    focus === null ? edges.length <= FEW_EDGES : [id, subject.id, object.id].includes(focus);
  const hasRoom = ({ edge, middle, turn, length }: Picture["edges"][number]) => {
    const half = (wordsOf(edge).length * LETTER) / 2;
    if (edge.id === focus) return true;
    return length > half * 2 && room.take(boxesAlong(middle.x, middle.y, (turn * Math.PI) / 180, half, LETTER * 2));
  };
  return new Set(edges.filter((drawn) => isNear(drawn.edge) && hasRoom(drawn)).map(({ edge }) => edge.id));
}

/** The words of an edge that has room for them, or else the sign that it is in conflict. */
function EdgeMark({ drawn, isNamed }: { readonly drawn: Picture["edges"][number]; readonly isNamed: boolean }) {
  const { edge, middle, turn } = drawn;
  const isDisputed = edge.conflicts.totalCount > 0;
  if (isNamed) {
    return (
      <text
        class={isDisputed ? "svg-words disputed" : "svg-words"}
        text-anchor="middle"
        transform={`translate(${middle.x} ${middle.y}) rotate(${turn})`}
        dy="4"
      >
        {wordsOf(edge)}
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
