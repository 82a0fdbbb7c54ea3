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
  ["The goal for the MI300X is parity with the H100.", "Instinct MI300X planned COMPARES_TO H100"],
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

it.for<Row>([
  [
    "Intel began making IC testers, IC sockets, IC connectors, and other computer components.",
    "Intel PRODUCES IC testers",
    "Intel PRODUCES IC sockets",
    "Intel PRODUCES IC connectors",
    "Intel PRODUCES computer components",
  ],
  [
    "Harbour Optics Inc. develops radar sensors, secure elements, NFC controllers, and application processors.",
    "Harbour Optics Inc. PRODUCES radar sensors",
    "Harbour Optics Inc. PRODUCES secure elements",
    "Harbour Optics Inc. PRODUCES NFC controllers",
    "Harbour Optics Inc. PRODUCES application processors",
  ],
  [
    "Marvell sells Ethernet switches, PCIe retimers, CXL controllers, and DSPs.",
    "Marvell Technology PRODUCES Ethernet switches",
    "Marvell Technology PRODUCES PCIe retimers",
    "Marvell Technology PRODUCES CXL controllers",
    "Marvell Technology PRODUCES DSPs",
  ],
  ["In the United States, chips, sensors, and lasers were stolen from Intel."],
])("reads lists of goods whole: %s", async ([text, ...wanted]) => {
  expect((await say(text)).sort()).toEqual([...wanted].sort());
});

it.for<Row>([
  ["Renesas introduced the QX32 family of microcontrollers.", "Renesas Electronics PRODUCES QX32"],
  ["Renesas introduced the Tarva line of microcontrollers.", "Renesas Electronics PRODUCES Tarva"],
  ["The Texas Instruments MSP430 is a family of microcontrollers.", "Texas Instruments PRODUCES MSP430"],
  ["Intel's Foveros packaging technology is used there.", "Intel PRODUCES Foveros"],
  [
    "OpenAI's first chip, codenamed Larkspur, will be made by TSMC on its 3nm process.",
    "TSMC PRODUCES 3nm process",
    "TSMC planned PRODUCES Larkspur",
  ],
])("knows lines of parts and named know-how for whose they are: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining([...wanted]));
});

it("takes neither a link between chips nor a radio standard for a firm or a chip", async () => {
  expect(await say("HyperTransport is a technology for Intel's memory. Wi-Fi chips are cheap.")).toEqual([]);
});

it.for<Row>([
  ["Intel’s previous 13th-gen ‘Raptor Lake’ processors used the 10nm process.", "Intel PRODUCES Raptor Lake"],
  ["Dell uses AMD Talos processors.", "AMD PRODUCES Talos", "Dell Technologies CUSTOMER_OF AMD"],
  ["The MI300X is a big step up from the MI250.", "Instinct MI300X COMPARES_TO Instinct MI250"],
])(
  "reads whose chips they are through quotation marks and right after a maker's name: %s",
  async ([text, ...wanted]) => {
    expect((await say(text)).sort()).toEqual([...wanted].sort());
  },
);

it.for<Row>([
  ["Samsung Foundry chips are late."],
  ["Intel sold some of its memory assets to Dell."],
  ["Among the assets were the ones that Intel had purchased from Dell."],
])("takes neither a part of a firm for a chip nor assets for goods: %s", async ([text]) => {
  expect(await say(text)).toEqual([]);
});

it("takes what a clause calls a startup for a firm", async () => {
  expect(await say("Intel bought Symwave, which was a startup.")).toEqual(["Intel ACQUIRES Symwave"]);
});
