// What the server did so far, as Prometheus reads it (text format 0.0.4).

/** Upper ends of the classes of durations, in seconds. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const METRICS_TYPE = "text/plain; version=0.0.4";

interface Durations {
  /** Requests by class, each counted in one class only; the last class is what took longer than all. */
  readonly classes: number[];
  sum: number;
}

export interface Metrics {
  /** Counts a request from here on; what comes back is called when it is answered. */
  begin(route: string): (status: number) => void;
  toText(): string;
}

export function createMetrics(): Metrics {
  const answered = new Map<string, number>();
  const durations = new Map<string, Durations>();
  let inFlight = 0;
  return {
    begin: (route) => {
      const started = performance.now();
      inFlight += 1;
      return (status) => {
        inFlight -= 1;
        const labels = `route="${route}",status="${status}"`;
        answered.set(labels, (answered.get(labels) ?? 0) + 1);
        observe(durations, route, (performance.now() - started) / 1_000);
      };
    },
    toText: () =>
      [
        ...family("citegraph_http_requests_total", "counter", "Requests answered."),
        ...[...answered].map(([labels, count]) => `citegraph_http_requests_total{${labels}} ${count}`),
        ...family("citegraph_http_request_duration_seconds", "histogram", "Time from request to answer."),
        ...[...durations].flatMap(([route, times]) => histogram(route, times)),
        ...family("citegraph_http_requests_in_flight", "gauge", "Requests that are being answered."),
        `citegraph_http_requests_in_flight ${inFlight}`,
        ...processMetrics(),
        "",
      ].join("\n"),
  };
}

function observe(durations: Map<string, Durations>, route: string, seconds: number): void {
  const times = durations.get(route) ?? { classes: Array.from({ length: BUCKETS.length + 1 }, () => 0), sum: 0 };
  durations.set(route, times);
  const place = BUCKETS.findIndex((end) => seconds <= end);
  const index = place < 0 ? BUCKETS.length : place;
  times.classes[index] = (times.classes[index] ?? 0) + 1;
  times.sum += seconds;
}

function histogram(route: string, { classes, sum }: Durations): string[] {
  const name = "citegraph_http_request_duration_seconds";
  let count = 0;
  const lines = classes.map((many, at) => {
    count += many;
    return `${name}_bucket{route="${route}",le="${BUCKETS[at] ?? "+Inf"}"} ${count}`;
  });
  return [...lines, `${name}_sum{route="${route}"} ${sum}`, `${name}_count{route="${route}"} ${count}`];
}

function processMetrics(): string[] {
  const { user, system } = process.cpuUsage();
  return [
    ...family("process_cpu_seconds_total", "counter", "CPU time used."),
    `process_cpu_seconds_total ${(user + system) / 1_000_000}`,
    ...family("process_resident_memory_bytes", "gauge", "Memory in use."),
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
  ];
}

function family(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
