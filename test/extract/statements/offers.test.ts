// What a firm makes or sells where the text tells it in passing: its goods, its portfolio, what it is known for.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  [
    "Infineon's power chips, image sensors and lasers are used in cars.",
    "Infineon Technologies PRODUCES Power semiconductors",
    "Infineon Technologies PRODUCES image sensors",
    "Infineon Technologies PRODUCES lasers",
  ],
  ["Micron said its HBM4 chips were shipping.", "Micron Technology PRODUCES HBM4"],
  [
    "Intel's products include desktop processors and network adapters.",
    "Intel PRODUCES desktop processors",
    "Intel PRODUCES network adapters",
  ],
  ["Harbour Optics Inc. has a broad portfolio of microcontrollers.", "Harbour Optics Inc. PRODUCES microcontrollers"],
  ["The deal adds Intel's range of optical transceivers.", "Intel PRODUCES optical transceivers"],
  ["Vishay, best known for its resistors, bought a plant.", "Vishay PRODUCES resistors"],
  ["IBM's Telum II processor has eight cores.", "IBM PRODUCES Telum II"],
  [
    "Nvidia's Grace CPU, Hopper GPU and BlueField DPU are used there.",
    "Nvidia PRODUCES Grace",
    "Nvidia PRODUCES Hopper",
    "Nvidia PRODUCES BlueField",
  ],
  ["The MI300X has a 20% performance lead over the H100.", "Instinct MI300X COMPARES_TO H100"],
  ["The goal for the MI300X is parity with the H100.", "Instinct MI300X COMPARES_TO H100"],
  ["The MI300X is on par with the H100.", "Instinct MI300X COMPARES_TO H100"],
  ["Cambricon, whose chips compete with Nvidia's, grew.", "Cambricon COMPETES_WITH Nvidia"],
])("reads what a firm offers where it is told in passing: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining([...wanted]));
});

it.for<Row>([
  ["CoreWeave's Nvidia GPUs are housed in Texas."],
  ["Ford said its memory chip shortage had eased."],
  ["Nvidia grew thanks to its high-performance chips."],
  ["Intel has a broad portfolio of patents."],
  ["The fund's portfolio includes Nvidia and memory chips."],
  ["These are Intel's first AI processors."],
  ["Products covered by the order include memory chips."],
])("takes no firm for the maker of what it only has: %s", async ([text]) => {
  expect((await say(text)).join()).not.toContain("PRODUCES");
});
