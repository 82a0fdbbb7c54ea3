// The picture of the graph with its tools; a start page while there is nothing on it, SVG where there is no WebGL.
import { useEffect, useRef, useState } from "preact/hooks";
import type { GraphView as Drawn } from "../canvas/sigma-view.ts";
import { hasWebGl } from "../canvas/webgl.ts";
import { Loading } from "../controls/loading.tsx";
import { edges, isEmpty, nodes, overflow } from "../state/canvas.ts";
import { stats } from "../state/catalogue.ts";
import { activeCount } from "../state/filters.ts";
import { restoring } from "../state/restore.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";
import { FirstMinute } from "./first-minute.tsx";
import { StartView } from "./start-view.tsx";
import { SvgGraph } from "./svg-graph.tsx";
import { Toolbar } from "./toolbar.tsx";

export function GraphView() {
  if (restoring.value) return <Loading />;
  if (isEmpty.value) return stats.value?.documents === 0 ? <FirstMinute /> : <StartView />;
  return (
    <section class="graph" aria-label="Graph">
      {hasWebGl() ? <SigmaGraph /> : <SvgGraph />}
      <Toolbar />
      <GraphStatus />
    </section>
  );
}

function SigmaGraph() {
  const container = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let drawn: Drawn | null = null;
    let gone = false;
    void import("../canvas/sigma-view.ts").then(({ createGraphView }) => {
      if (gone || !container.current || !overlay.current) return;
      try {
        drawn = createGraphView(container.current, overlay.current);
      } catch {
        setFailed(true); // the graphics driver refused after all
      }
    });
    return () => {
      gone = true;
      drawn?.kill();
    };
  }, []);
  if (failed) return <SvgGraph />;
  return (
    <>
      <div
        class="picture"
        ref={container}
        role="img"
        aria-label={`Graph of ${visibleNodes.value.length} entities and ${visibleEdges.value.length} relations. The table view lists the same and does all that can be done here.`}
      />
      <canvas class="overlay" ref={overlay} />
    </>
  );
}

function GraphStatus() {
  const [shown, all] = [visibleNodes.value.length, nodes.value.size];
  const [shownEdges, allEdges] = [visibleEdges.value.length, edges.value.size];
  const filtered = activeCount.value > 0 && (shown < all || shownEdges < allEdges);
  return (
    <p class="graph-status">
      {filtered
        ? `${shown} of ${all} entities, ${shownEdges} of ${allEdges} relations pass the filter`
        : `${all} entities, ${allEdges} relations`}
      {overflow.value && ` · ${overflow.value}`}
    </p>
  );
}
