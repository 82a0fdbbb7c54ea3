// Times and what is made of them.

/** Milliseconds that a piece of work takes. */
export async function timeOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** Half, and 99 of 100, took no longer than this. */
export function percentiles(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** A line of the report: a name and its figures. */
export function report(name: string, figures: Readonly<Record<string, number | string>>): void {
  const shown = Object.entries(figures).map(
    ([key, value]) => `${key}=${typeof value === "number" ? round(value) : value}`,
  );
  console.log(`${name}: ${shown.join(" ")}`);
}

/** Three figures that count, and no more digits. */
function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
