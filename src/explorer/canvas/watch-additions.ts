// Lays the graph out whenever something came onto the canvas; a link's canvas stays where the link has it.
import { effect } from "@preact/signals";
import { nodes } from "../state/canvas.ts";
import { restoring } from "../state/restore.ts";
import { runLayout } from "./layout.ts";

const WAIT_MS = 60;

/** Watches from now on. Returns what stops it. */
export function watchAdditions(): () => void {
  let known = new Set(nodes.peek().keys());
  let timer: ReturnType<typeof setTimeout> | undefined;
  return effect(() => {
    const now = nodes.value;
    const isNew = [...now.keys()].some((id) => !known.has(id));
    known = new Set(now.keys());
    if (!isNew || restoring.value) return;
    clearTimeout(timer);
    timer = setTimeout(runLayout, WAIT_MS);
  });
}
