import { expect, it } from "vitest";
import { toMilliseconds } from "../../src/store/index.ts";

it.for([
  ["2025", "2025-01-01T00:00:00.000Z"],
  ["2025-07-15", "2025-07-15T00:00:00.000Z"],
  ["2025-07-15T12:00", "2025-07-15T12:00:00.000Z"],
  ["2025-07-15T12:00:00+02:00", "2025-07-15T10:00:00.000Z"],
  ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
])("takes %s for %s, on machines of every time zone", ([time, moment]) => {
  expect(new Date(toMilliseconds(time!)).toISOString()).toBe(moment);
});
