// When things were published, or when they happened: a histogram of what is on the canvas, and a range that filters it.
import { computed } from "@preact/signals";
import { StatusBadge } from "../controls/badges.tsx";
import { toTimeWords } from "../panels/statement-card.tsx";
import { edges, isEmpty } from "../state/canvas.ts";
import { relationWords } from "../state/catalogue.ts";
import { toIsoDay } from "../state/days.ts";
import { CLOCKS, type TimeClock, timeRange } from "../state/filters.ts";
import { select, selected } from "../state/selection.ts";
import { daysOfMark, timeMarks } from "../state/time-marks.ts";
import { visibleEdges } from "../state/visible.ts";
import { clock } from "./clock.ts";
import { Histogram } from "./histogram.tsx";
import { StartView } from "./start-view.tsx";

const CLOCK_WORDS: Readonly<Record<TimeClock, string>> = {
  published: "When it was published",
  "spoken-of": "The time it speaks of",
};

export function TimelineView() {
  if (isEmpty.value) return <StartView of="timeline" />;
  return (
    <section class="scroll" aria-label="Timeline">
      <div class="column wide">
        <header class="row wrap">
          <h1 class="grow">Timeline</h1>
          <fieldset class="row wrap plain" aria-label="Which clock">
            {CLOCKS.map((name) => (
              <button
                key={name}
                type="button"
                class="button"
                aria-pressed={clock.value === name}
                onClick={() => setClock(name)}
              >
                {CLOCK_WORDS[name]}
              </button>
            ))}
          </fieldset>
        </header>
        <Histogram />
        <Rows />
      </div>
    </section>
  );
}

function setClock(name: TimeClock): void {
  clock.value = name;
  if (timeRange.value) timeRange.value = { ...timeRange.value, clock: name };
}

/** The latest day of each visible relation edge, the newest first; undated ones come last. */
const dated = computed(() => {
  const rows = visibleEdges.value.map((edge) => {
    const days = (timeMarks.value.get(edge.id) ?? []).flatMap((mark) => daysOfMark(mark, clock.value)?.from ?? []);
    const finite = days.filter(Number.isFinite);
    return { edge, day: finite.length > 0 ? Math.max(...finite) : null };
  });
  return rows.sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity) || (a.edge.id < b.edge.id ? -1 : 1));
});

const MOST = 300;

function Rows() {
  const undated = dated.value.filter(({ day }) => day === null).length;
  return (
    <div class="stack">
      <p class="small quiet">
        {dated.value.length} of {edges.value.size} relations on the canvas
        {undated > 0 && `, ${undated} of them without a date`}; the newest first
      </p>
      <ol class="latest">
        {dated.value.slice(0, MOST).map(({ edge, day }) => (
          <li key={edge.id}>
            <button
              type="button"
              class="latest-row"
              aria-current={edge.id === selected.value ? "true" : undefined}
              onClick={() => select(edge.id)}
            >
              <time class="quiet small">{day === null ? "undated" : toTimeWords(toIsoDay(day))}</time>
              <span class="grow">
                <bdi>{edge.subject.name}</bdi> <span class="relation">{relationWords(edge.relation)}</span>{" "}
                <bdi>{edge.object.name}</bdi>
              </span>
              {edge.status !== "STATED" && <StatusBadge status={edge.status} />}
            </button>
          </li>
        ))}
      </ol>
      {dated.value.length > MOST && <p class="small quiet">The newest {MOST}; narrow the range to see the rest.</p>}
    </div>
  );
}
