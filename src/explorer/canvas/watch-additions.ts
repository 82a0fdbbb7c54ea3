// Lays the graph out whenever something came onto the canvas; a link's canvas stays where the link has it.
import { computed, effect, signal } from "@preact/signals";
import { nodes } from "../state/canvas.ts";
import { busy } from "../state/explore.ts";
import { restoring } from "../state/restore.ts";
import { runLayout, running } from "./layout.ts";

const WAIT_MS = 60;

/** Whether something new still waits to be laid out. */
const waiting = signal(false);
/** Whether what is on the canvas, or where it stands, is still about to change. */
export const isSettling = computed(() => busy.value > 0 || restoring.value || waiting.value || running.value);

/** Watches from now on. Returns what stops it. */
export function watchAdditions(): () => void {
  let known = new Set(nodes.peek().keys());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    waiting.value = false;
    runLayout();
  };
  const stop = effect(() => {
    const now = nodes.value;
    const isNew = [...now.keys()].some((id) => !known.has(id));
    known = new Set(now.keys());
    if (restoring.value) waiting.value = false;
    else if (isNew) waiting.value = true;
    clearTimeout(timer);
    // Only once all relations are there: where things come to stand must not depend on how fast the server is.
    if (waiting.value && busy.value === 0) timer = setTimeout(start, WAIT_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
