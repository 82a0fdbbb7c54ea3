// The graph as SVG, for browsers without WebGL.
import { useMemo } from "preact/hooks";
import { pictureOf } from "../canvas/picture.ts";
import { DASHES, lookOfType, OUTLINES, radiusOf, statusColour, widthOf } from "../canvas/shapes.ts";
import { camera } from "../state/camera.ts";
import { expand } from "../state/explore.ts";
import { moved } from "../state/positions.ts";
import { hovered, select, selected } from "../state/selection.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";

/** Beyond this many the table is the better view. */
const MOST = 500;

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
      {picture.edges.map(({ edge, path }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same by keyboard
        <path
          key={edge.id}
          d={path}
          class="svg-edge"
          fill="none"
          stroke={edge.id === selected.value ? "var(--accent)" : statusColour(edge.status)}
          stroke-width={widthOf(edge.support)}
          stroke-dasharray={DASHES[edge.status].join(" ")}
          onClick={() => select(edge.id)}
        />
      ))}
      {picture.nodes.map(({ node, at }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same by keyboard
        <g
          key={node.id}
          class="svg-node"
          transform={`translate(${at.x} ${at.y})`}
          onClick={() => select(node.id)}
          onDblClick={() => void expand(node.id)}
          onPointerEnter={() => (hovered.value = node.id)}
          onPointerLeave={() => (hovered.value = null)}
        >
          <path
            d={OUTLINES[lookOfType(node.type).shape]}
            transform={`scale(${radiusOf(node.relationCount)})`}
            fill={lookOfType(node.type).colour}
            stroke={node.id === selected.value ? "var(--accent)" : "var(--page)"}
            stroke-width="0.2"
          />
          <text text-anchor="middle" y={radiusOf(node.relationCount) + 15}>
            {node.name}
          </text>
        </g>
      ))}
    </svg>
  );
}
