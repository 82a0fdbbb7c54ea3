// What lies under the pointer is read back from the graphics card, and the page waits for it. So it is asked for once a
// frame at most, and not while the graph is dragged or zoomed, when nobody points at anything.
import type Sigma from "sigma";
import type { MouseCoords } from "sigma/types";

/** Slows down sigma's look at each movement of the mouse. Returns what stops it. */
export function calmHover(sigma: Sigma): () => void {
  const mouse = sigma.getMouseCaptor();
  const listeners = mouse.listeners("mousemove") as ((coordinates: MouseCoords) => void)[];
  let latest: MouseCoords | null = null;
  let frame = 0;
  const look = () => {
    frame = 0;
    const moves = mouse.isMouseDown || mouse.isMoving || mouse.currentWheelDirection !== 0;
    if (latest && !moves) for (const listener of listeners) listener(latest);
    latest = null;
  };
  mouse.removeAllListeners("mousemove");
  mouse.on("mousemove", (coordinates) => {
    latest = coordinates;
    frame ||= requestAnimationFrame(look);
  });
  return () => cancelAnimationFrame(frame);
}
