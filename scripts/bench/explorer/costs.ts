// What moving, filtering and laying out a graph cost the thread that answers the user, in milliseconds of the processor.
// The mouse works by places on the screen: to look for a button by its name is work of the same thread.
import type { Locator, Page } from "playwright-core";
import { traceMainThread } from "./main-thread.ts";

const MOVES = 40;
const TURNS = 6;
const LAYOUT_MS = 10_000;
/** Milliseconds until what follows from a change, such as the address, has been done as well. */
const AFTER_MS = 700;

/** Of each animation frame while the graph is dragged and zoomed. */
export async function costsOfCamera(page: Page): Promise<readonly number[]> {
  const [x, y] = [640, 450];
  await page.mouse.move(x, y);
  const { frames } = await traceMainThread(page, async () => {
    await page.mouse.down();
    for (let move = 1; move <= MOVES; move++) await page.mouse.move(x + move * 4, y + move * 2);
    await page.mouse.up();
    for (const wheel of [-200, -200, 200, 200]) {
      await page.mouse.wheel(0, wheel);
      await page.waitForTimeout(AFTER_MS);
    }
  });
  return frames;
}

/** Of the longest task after each change of the filter, by which every relation passes or none. */
export async function costsOfRefresh(page: Page): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const press = await presserOf(page, page.getByRole("checkbox", { name: /denied/i }));
    const { tasks } = await traceMainThread(page, async () => {
      await press();
      await page.waitForTimeout(AFTER_MS);
    });
    costs.push(Math.max(0, ...tasks));
  }
  return costs;
}

/** Of each task while forces lay the graph out. */
export async function costsOfLayout(page: Page): Promise<readonly number[]> {
  const press = await presserOf(page, page.getByRole("button", { name: "Lay out anew" }));
  const { tasks } = await traceMainThread(page, async () => {
    await press();
    await page.waitForTimeout(LAYOUT_MS);
  });
  return tasks;
}

async function presserOf(page: Page, control: Locator): Promise<() => Promise<void>> {
  const box = await control.boundingBox();
  if (!box) throw new Error("What is to be pressed is not on the page.");
  return () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
