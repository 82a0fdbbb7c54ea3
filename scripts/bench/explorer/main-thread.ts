// What a page does to the thread that answers its user, by the browser's own trace. The processor's time, not the clock's:
// other work on the machine, and a graphics card that is none, make a page wait without making it dearer.
import type { CDPSession, Page } from "playwright-core";
import { z } from "zod";

export interface MainThread {
  /** Milliseconds of the processor for the callbacks of each animation frame. */
  readonly frames: readonly number[];
  /** The same for each task, of which frames are a part. */
  readonly tasks: readonly number[];
}

/** An event of Chromium's trace; times are microseconds, `tdur` the thread's own. */
const TraceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  tdur: z.number().optional(),
});
type TraceEvent = z.infer<typeof TraceEvent>;
const TraceEvents = z.object({ value: z.array(TraceEvent) });

const FRAME = "FireAnimationFrame";
const TASK = "RunTask";

/** Traces the page while some work is done with it. */
export async function traceMainThread(page: Page, work: () => Promise<void>): Promise<MainThread> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", (part) => events.push(...TraceEvents.parse(part).value));
  const categories = "devtools.timeline,disabled-by-default-devtools.timeline";
  await session.send("Tracing.start", { transferMode: "ReportEvents", categories });
  await work();
  await endOf(session);
  await session.detach();
  return threadOf(events);
}

async function endOf(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
}

/** Frames are called on one thread of the trace: the page's. */
function threadOf(events: readonly TraceEvent[]): MainThread {
  const frame = events.find(({ name }) => name === FRAME);
  if (!frame) return { frames: [], tasks: [] };
  const own = events.filter(({ pid, tid }) => pid === frame.pid && tid === frame.tid);
  const costsOf = (what: string) =>
    own.flatMap(({ name, tdur }) => (name === what && tdur !== undefined ? [tdur / 1000] : []));
  return { frames: costsOf(FRAME), tasks: costsOf(TASK) };
}
