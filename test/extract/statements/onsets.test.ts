// Since when something holds and until when, where a text says that it does from then on.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

const extractor = await createExtractor();

it.for([
  ["The United States restricts the H20 effective April 15, 2025.", "2025-04-15 effective"],
  ["Starting June 1, 2025, Japan restricts the H100.", "2025-06-01 effective"],
  ["The ban on Intel has been in force since March 2, 2024.", "2024-03-02/.. effective"],
  ["The United States has restricted the H20 since 2025.", "2025/.. effective"],
  ["Nvidia sold the H20 to China on April 1, 2025.", "2025-04-01 occurred"],
  [
    "In this rule, the Bureau of Industry and Security is amending the Export Administration Regulations.",
    "2025-06-10 occurred",
  ],
  ["In May 2025 Nvidia sold the H20 to China.", "2025-05 occurred"],
  ["The United States restricts the H20 until December 31, 2026.", "../2026-12-31 occurred"],
  ["The ban on Intel is in force until the end of 2026.", "../2026 occurred"],
  ["Intel supplied Huawei through June 2024.", "../2024-06 occurred"],
  ["Intel did not sell chips to Norway until 2023.", "../2023 occurred"],
  ["Nvidia will supply Huawei until Q2 2026.", "../2026-06 effective"],
  ["As of July 1, 2025, Japan restricts the H100.", "2025-07-01 occurred"],
])("reads the clock of %s", async ([text, when]) => {
  const { statements } = await extractor.extract(
    toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text: text! }),
  );
  const times = statements.map(({ time, clock }) => `${time} ${clock}`);
  expect([...new Set(times)]).toEqual([when]);
});

it.for([
  "Intel will buy Altera, it said on Monday.",
  "Intel said on Monday that it would buy Altera.",
  "Today's news is a step in the partnership between Intel and Dell.",
])("takes no time from what is told of another thing: %s", async (text) => {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text }));
  expect(statements.length).toBeGreaterThan(0);
  expect([...new Set(statements.map(({ time }) => time))]).toEqual([null]);
});

it("takes the day on which curbs were announced for none on which they are suspended", async () => {
  const text = "Norway agreed to suspend export controls on photoresist announced on June 1.";
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text }));
  const permitted = statements.filter(({ relation }) => relation === "PERMITS");
  expect(permitted.map(({ time }) => time)).toEqual(permitted.map(() => null));
  expect(permitted).not.toEqual([]);
});
