// Bars of how much is said over time, with a range of two thumbs, the same as two dates, and a way to play it.
import { computed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../controls/icon.tsx";
import { edges } from "../state/canvas.ts";
import { daysOf, toIsoDay } from "../state/days.ts";
import { timeRange } from "../state/filters.ts";
import { reducedMotion } from "../state/theme.ts";
import { daysOfMark, timeMarks } from "../state/time-marks.ts";
import { clock } from "./clock.ts";

const BARS = 60;
const STEP_MS = 450;

/** The days of all marks on the canvas, of the clock shown; open ends are left out. */
const spans = computed(() => {
  const all = [...edges.value.keys()].flatMap((id) => timeMarks.value.get(id) ?? []);
  return all.flatMap((mark) => {
    const days = daysOfMark(mark, clock.value);
    return days && Number.isFinite(days.from)
      ? [{ from: days.from, to: Number.isFinite(days.to) ? days.to : days.from }]
      : [];
  });
});

const extent = computed(() => {
  if (spans.value.length === 0) return null;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const span of spans.value) {
    from = Math.min(from, span.from);
    to = Math.max(to, span.to);
  }
  return { from, to };
});

/** Each bar's count: a mark counts where it begins, so that a whole year does not fill twelve months. */
const bars = computed(() => {
  const whole = extent.value;
  if (!whole) return [];
  const width = (whole.to - whole.from + 1) / BARS;
  const counts = new Array<number>(BARS).fill(0);
  for (const { from } of spans.value) counts[Math.min(BARS - 1, Math.floor((from - whole.from) / width))]!++;
  return counts;
});

export function Histogram() {
  const whole = extent.value;
  if (!whole) return <p class="empty">Nothing on the canvas has a time of this kind.</p>;
  const chosen = chosenDays(whole);
  const most = Math.max(...bars.value);
  const isIn = (index: number) => {
    const middle = whole.from + ((index + 0.5) * (whole.to - whole.from + 1)) / BARS;
    return middle >= chosen.from && middle <= chosen.to + 1;
  };
  return (
    <div class="card stack histogram">
      <svg
        viewBox={`0 0 ${BARS * 10} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${spans.value.length} statements from ${toIsoDay(whole.from)} to ${toIsoDay(whole.to)}`}
      >
        {bars.value.map((count, index) => (
          <rect
            key={index}
            x={index * 10 + 1}
            y={100 - (count / most) * 96}
            width="8"
            height={(count / most) * 96}
            class={isIn(index) ? "bar-in" : "bar-out"}
          />
        ))}
      </svg>
      <Axis whole={whole} most={most} />
      <div class="thumbs">
        <Thumb
          label="From"
          day={chosen.from}
          whole={whole}
          onDay={(day) => choose(whole, Math.min(day, chosen.to), chosen.to)}
        />
        <Thumb
          label="To"
          day={chosen.to}
          whole={whole}
          onDay={(day) => choose(whole, chosen.from, Math.max(day, chosen.from))}
        />
      </div>
      <div class="row wrap ends">
        <DayField label="First day" day={chosen.from} onDay={(day) => choose(whole, day, Math.max(day, chosen.to))} />
        <DayField label="Last day" day={chosen.to} onDay={(day) => choose(whole, Math.min(day, chosen.from), day)} />
        <Player whole={whole} />
        {timeRange.value && (
          <button
            type="button"
            class="button plain"
            onClick={() => {
              timeRange.value = null;
            }}
          >
            All times
          </button>
        )}
      </div>
    </div>
  );
}

const TICKS = 5;

/** Days at even distances under the bars, as exact as the stretch is short, and how much the tallest bar stands for. */
function Axis({ whole, most }: { readonly whole: Whole; readonly most: number }) {
  const days = whole.to - whole.from;
  const exact = days > 3 * 365 ? 4 : days > 120 ? 7 : 10;
  const count = Math.min(TICKS, days + 1);
  const at = (index: number) => whole.from + (count === 1 ? 0 : Math.round((days * index) / (count - 1)));
  const words = Array.from({ length: count }, (_, index) => toIsoDay(at(index)).slice(0, exact));
  return (
    <div class="axis small quiet" aria-hidden="true">
      <span class="axis-most">{most}</span>
      {words.map((word, index) => (
        <span key={index}>{word}</span>
      ))}
    </div>
  );
}

interface Whole {
  readonly from: number;
  readonly to: number;
}

function chosenDays(whole: Whole): Whole {
  const range = timeRange.value;
  const from = range?.from ? daysOf(range.from)!.from : whole.from;
  return { from, to: range?.to ? daysOf(range.to)!.to : whole.to };
}

function choose(whole: Whole, from: number, to: number): void {
  const isAll = from <= whole.from && to >= whole.to;
  timeRange.value = isAll ? null : { clock: clock.value, from: toIsoDay(from), to: toIsoDay(to) };
}

interface ThumbProps {
  readonly label: string;
  readonly day: number;
  readonly whole: Whole;
  readonly onDay: (day: number) => void;
}

function Thumb({ label, day, whole, onDay }: ThumbProps) {
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={toIsoDay(day)}
      min={whole.from}
      max={whole.to}
      value={Math.min(whole.to, Math.max(whole.from, day))}
      onInput={({ currentTarget }) => onDay(Number(currentTarget.value))}
    />
  );
}

function DayField({ label, day, onDay }: Omit<ThumbProps, "whole">) {
  return (
    <label class="labelled">
      {label}
      <input
        class="field"
        type="date"
        value={toIsoDay(day)}
        onChange={({ currentTarget }) => {
          const days = daysOf(currentTarget.value);
          if (days) onDay(days.from);
        }}
      />
    </label>
  );
}

/** Lets the last day walk from the beginning to the end. */
function Player({ whole }: { readonly whole: Whole }) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const step = Math.max(1, Math.ceil((whole.to - whole.from) / BARS));
    const timer = setInterval(() => {
      const next = chosenDays(whole).to + step;
      if (next >= whole.to) setPlaying(false);
      choose(whole, whole.from, Math.min(next, whole.to));
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing, whole]);
  if (reducedMotion()) return null;
  const start = () => {
    if (chosenDays(whole).to >= whole.to) choose(whole, whole.from, whole.from);
    setPlaying(true);
  };
  return (
    <button type="button" class="button" onClick={playing ? () => setPlaying(false) : start}>
      <Icon name={playing ? "stop" : "play"} /> {playing ? "Stop" : "Play"}
    </button>
  );
}
