// Which clock the timeline shows: a range's own while there is one.
import { signal } from "@preact/signals";
import { type TimeClock, timeRange } from "../state/filters.ts";

export const clock = signal<TimeClock>(timeRange.value?.clock ?? "published");
