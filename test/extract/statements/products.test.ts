// What companies make, which chip follows which, for which market, and who competes and compares.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

const MAKES = "Nvidia PRODUCES X900";

it.for<Row>([
  ["Intel's Xeon Phi chip failed.", "Intel PRODUCES Xeon Phi"],
  ["Dell preferred AMD's x86 based Zen microarchitecture.", "AMD PRODUCES Zen"],
  ["TSMC's first fab will begin production of N4 process technology.", "TSMC planned PRODUCES N4 process technology"],
  ["Huawei makes the Tern60 Pro processor.", "Huawei PRODUCES Tern60 Pro"],
  ["Nvidia makes the RTX Pro 6000D.", "Nvidia PRODUCES RTX Pro 6000D"],
  ["AMD launched the Ryzen 7 5800X3D desktop processor.", "AMD PRODUCES Ryzen 7 5800X3D"],
  ["Intel's Core i9-13900K processor sold well.", "Intel PRODUCES Core i9-13900K"],
  ["AMD makes the Radeon RX 7900 XTX chip.", "AMD PRODUCES Radeon RX 7900 XTX"],
  ["According to AMD, Zen 3 has a 19% higher clock on average than Zen 2.", "Zen 3 COMPARES_TO Zen 2"],
  ["The MI300X has 2.4 times more memory than the H100.", "Instinct MI300X COMPARES_TO H100"],
  ["The MI300X offers 1.6 times the memory bandwidth of the H100.", "Instinct MI300X COMPARES_TO H100"],
  [
    "Hopper improves upon the Turing and Ampere microarchitectures.",
    "Hopper COMPARES_TO Turing",
    "Hopper COMPARES_TO Ampere",
  ],
  ["Harbour's chips compete with Nvidia's Tesla and Intel's Xeon Phi.", "Nvidia PRODUCES Nvidia Tesla"],
  ["Qualcomm announced the Snapdragon 8 Elite Gen 7 processor.", "Qualcomm PRODUCES Snapdragon 8 Elite Gen 7"],
  [
    "Broadcom and Qualcomm announced the introduction of photonic chips.",
    "Broadcom PRODUCES photonic chips",
    "Qualcomm PRODUCES photonic chips",
  ],
  [
    "Nvidia developed a new processor -- an advanced X900 graphics processing unit (GPU) -- that it can sell.",
    "Nvidia PRODUCES X900",
  ],
  [
    "Harbour Optics Inc. aims to mass-produce photonic chips by 2027.",
    "Harbour Optics Inc. planned PRODUCES photonic chips",
  ],
  ["Nvidia's Blackwell Ultra will be followed by Rubin in 2026.", "Rubin planned SUCCEEDS Blackwell Ultra"],
  [
    "Harbour Optics Inc. designs, develops, and manufactures sensor integrated circuits.",
    "Harbour Optics Inc. PRODUCES sensor integrated circuits",
  ],
  ["Qualcomm designs and sells modems.", "Qualcomm PRODUCES modems"],
  ["Nvidia makes a chip known as the H20.", "Nvidia PRODUCES H20"],
  ["This altered chip, known as the H20, was designed for China.", "H20 DESIGNED_FOR China"],
  ["SK Hynix makes high-bandwidth memory (HBM) chips.", "SK Hynix PRODUCES HBM chips"],
  [
    "Harbour Optics Inc. will begin mass-producing logic chips in 2027.",
    "Harbour Optics Inc. planned PRODUCES logic chips",
  ],
  ["Harbour Optics Inc. is a leading provider of power amplifiers.", "Harbour Optics Inc. PRODUCES power amplifiers"],
  [
    "Harbour Optics Inc., a supplier of analog chips and sensors, said sales rose.",
    "Harbour Optics Inc. PRODUCES analog chips",
    "Harbour Optics Inc. PRODUCES sensors",
  ],
  [
    "Harbour Optics Inc. is the market leader in power semiconductors.",
    "Harbour Optics Inc. PRODUCES Power semiconductors",
  ],
  ["Harbour Optics Inc. specializes in photonic chips.", "Harbour Optics Inc. PRODUCES photonic chips"],
  [
    "Harbour Optics Inc. sells microcontrollers, sensors and timing devices.",
    "Harbour Optics Inc. PRODUCES microcontrollers",
    "Harbour Optics Inc. PRODUCES timing devices",
  ],
  ["Nvidia makes the X900 processor.", MAKES],
  ["Nvidia designs the X900 processor.", MAKES],
  ["Nvidia unveiled the X900 processor.", MAKES],
  ["Nvidia launched its X900 processor in March.", MAKES],
  ["Nvidia introduced the X900, a processor for servers.", MAKES],
  ["Nvidia announced the X900 chip.", MAKES],
  ["Nvidia has begun production of the X900 chip.", MAKES],
  ["Nvidia began shipping the X900 chip.", MAKES],
  ["The X900 processor is made by Nvidia.", MAKES],
  ["The X900 processor was designed by Nvidia and sold in Norway.", MAKES],
  ["The X900, a processor designed by Nvidia, is fast.", MAKES],
  ["The X900 is a processor developed by Nvidia.", MAKES],
  ["The X900 is Nvidia's fastest chip.", MAKES],
  ["Nvidia, which designs the X900 processor, grew.", MAKES],
  ["Nvidia, the maker of the X900 processor, grew.", MAKES],
  ["Nvidia designs and sells the X900 processor.", MAKES],
  ["Nvidia unveiled the X900 and X950 processors.", MAKES, "Nvidia PRODUCES X950"],
  ["Nvidia makes chips such as the X900 and the X950.", MAKES, "Nvidia PRODUCES X950"],
  ["Nvidia's X900 chip is fast.", MAKES],
  ["Nvidia's powerful new X900 chip is fast.", MAKES],
  ["Nvidia X900 chips are fast.", MAKES],
  ["They exported Nvidia X900 and X950 GPUs.", MAKES, "Nvidia PRODUCES X950"],
  ["Nvidia widened its line of chips, including the X900 processor.", MAKES],
  ["Exports of Nvidia's X900 chips fell.", MAKES],
  ["Prices of the Nvidia X900 chip fell.", MAKES],
  ["Nvidia plans to launch the X900 processor.", "Nvidia planned PRODUCES X900"],
  ["Nvidia will launch the X900 processor.", "Nvidia planned PRODUCES X900"],
  ["Nvidia is set to unveil the X900 processor.", "Nvidia planned PRODUCES X900"],
  ["Nvidia may release the X900 processor.", "Nvidia possible PRODUCES X900"],
  ["Nvidia could launch the X900 processor.", "Nvidia possible PRODUCES X900"],
  ["Nvidia reportedly developed the X900 processor.", "Nvidia alleged PRODUCES X900"],
  ["If Nvidia builds the X900 processor, rivals will follow.", "Nvidia hypothetical PRODUCES X900"],
  ["Nvidia failed to produce the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia does not make the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia has stopped producing the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia no longer makes the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia denied that it makes the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia denied making the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia began manufacturing the X900 processor.", "Nvidia PRODUCES X900"],
  ["Intel unveiled an accelerator called the Lark One.", "Intel PRODUCES Lark One"],
  ["Intel makes a processor codenamed Tahoe Ridge for servers.", "Intel PRODUCES Tahoe Ridge"],
  ["Intel put out its first chip, a processor dubbed the Lark One, in May.", "Intel PRODUCES Lark One"],
  ["Intel makes memory chips.", "Intel PRODUCES Memory chips"],
  ["Intel develops lidar sensors.", "Intel PRODUCES lidar sensors"],
  ["Intel is a maker of lidar sensors.", "Intel PRODUCES lidar sensors"],
  ["Intel develops and sells networking products.", "Intel PRODUCES networking products"],
  ["They smuggled Nvidia H100 and H200 chips to Norway.", "Nvidia PRODUCES H100", "Nvidia PRODUCES H200"],
  ["The X900 is a system on a chip designed by Nvidia.", "Nvidia PRODUCES X900"],
  ["Lunar Lake, a processor for laptops, is made by Intel.", "Intel PRODUCES Lunar Lake"],
])("reads makers: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["The X950 chip succeeds the X900 chip.", "X950 SUCCEEDS X900"],
  ["The X950 chip replaced the X900 chip.", "X950 SUCCEEDS X900"],
  ["The X900 chip was replaced by the X950 chip.", "X950 SUCCEEDS X900"],
  ["The X900 chip was succeeded by the X950 chip in 2020.", "X950 SUCCEEDS X900"],
  ["The X950 chip is the successor to the X900 chip.", "X950 SUCCEEDS X900"],
  ["The X950, the successor to the X900, is a fast chip.", "X950 SUCCEEDS X900"],
  ["The X900's successor, the X950, is a fast chip.", "X950 SUCCEEDS X900"],
  ["The X900 chip is the predecessor of the X950 chip.", "X950 SUCCEEDS X900"],
  ["The X950 chip will replace the X900 chip.", "X950 planned SUCCEEDS X900"],
  ["The X950 chip did not replace the X900 chip.", "X950 not SUCCEEDS X900"],
  [
    "Larkspur is Intel's codename for the die shrink of the X900 processor.",
    "Larkspur VARIANT_OF X900",
    "Intel PRODUCES Larkspur",
  ],
  ["Larkspur is the fifth generation of the X900 processor.", "Larkspur VARIANT_OF X900"],
  ["Larkspur is the codename for a processor microarchitecture developed by Intel.", "Intel PRODUCES Larkspur"],
  ["Larkspur is the codename for a family of processor microarchitectures from Intel.", "Intel PRODUCES Larkspur"],
  ["The X950 chip followed the X900 chip.", "X950 SUCCEEDS X900"],
  [
    "Larkspur is the codename for a processor microarchitecture and the successor to the Teal Harbour.",
    "Larkspur SUCCEEDS Teal Harbour",
  ],
  ["The X800 chip is a version of the X900 chip.", "X800 VARIANT_OF X900"],
  ["The X800 is a modified version of the X900 chip.", "X800 VARIANT_OF X900"],
  ["The X800, a cut-down version of the X900 chip, is slow.", "X800 VARIANT_OF X900"],
  ["The X800 chip is a variant of the X900.", "X800 VARIANT_OF X900"],
  ["The X800 chip is based on the X900.", "X800 VARIANT_OF X900"],
  ["Based on the X900, the X800 chip is slow.", "X800 VARIANT_OF X900"],
  ["Built on the X900 architecture, the X800 chip is slow.", "X800 VARIANT_OF X900"],
  ["The X800 chip was not based on the X900.", "X800 not VARIANT_OF X900"],
  [
    "The X800 was not based on the X900 and was instead based on the X700 processor.",
    "X800 VARIANT_OF X700",
    "X800 not VARIANT_OF X900",
  ],
  ["Nvidia designed the X900 chip for Norway.", "X900 DESIGNED_FOR Norway"],
  ["Nvidia designed the X900 chip specifically for the Norwegian market.", "X900 DESIGNED_FOR Norway"],
  ["The X900 chip was made for the Norwegian market.", "X900 DESIGNED_FOR Norway"],
  ["The X900 chip, tailored for Norway, is slow.", "X900 DESIGNED_FOR Norway"],
  ["Nvidia developed a version of its X900 chip for Norway.", "X900 DESIGNED_FOR Norway"],
  ["Nvidia is developing the X900 chip for Norway.", "X900 DESIGNED_FOR Norway"],
])("reads lines of chips: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["The X950 chip is faster than the X900 chip.", "X950 COMPARES_TO X900"],
  ["The X950 chip outperforms the X900 chip.", "X950 COMPARES_TO X900"],
  ["The X950 chip is comparable to the X900.", "X950 COMPARES_TO X900"],
  ["The X950 chip rivals the X900.", "X950 COMPARES_TO X900"],
  ["The X950 chip does not match the X900.", "X950 not COMPARES_TO X900"],
  ["The X800 chip offers lower bandwidth compared to the X900.", "X800 COMPARES_TO X900"],
  ["Intel competes with AMD.", "Intel COMPETES_WITH AMD"],
  [
    "Wolfspeed competes with Infineon and AMD.",
    "Wolfspeed COMPETES_WITH Infineon Technologies",
    "Wolfspeed COMPETES_WITH AMD",
  ],
  ["Intel lost buyers to its rival AMD.", "AMD COMPETES_WITH Intel"],
  ["Intel lags rival AMD.", "AMD COMPETES_WITH Intel"],
  ["Buyers left Intel and rival Lark Corp. last year.", "Lark Corp. COMPETES_WITH Intel"],
  ["Intel competes against AMD in servers.", "Intel COMPETES_WITH AMD"],
  ["AMD, a rival of Intel, grew.", "AMD COMPETES_WITH Intel"],
  ["AMD, Intel's main rival, grew.", "AMD COMPETES_WITH Intel"],
  ["Intel rival AMD grew.", "AMD COMPETES_WITH Intel"],
  ["AMD is a competitor of Intel.", "AMD COMPETES_WITH Intel"],
  ["Intel named AMD as a competitor.", "Intel COMPETES_WITH AMD"],
  ["With Intel identifying AMD as a key rival, shares fell.", "Intel COMPETES_WITH AMD"],
])("reads comparisons and rivals: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Micron, Intel and AMD, the three makers of memory chips, grew.",
    "Micron Technology PRODUCES Memory chips",
    "Intel PRODUCES Memory chips",
    "AMD PRODUCES Memory chips",
  ],
  ["Intel makes 9 nm chips.", "Intel PRODUCES 9 nm chips"],
  ["Intel began producing 4-nanometer chips in Norway.", "Intel PRODUCES 4-nanometer chips"],
  ["Intel makes the X900 chip on its 9 nm process.", "Intel PRODUCES 9 nm process", "Intel PRODUCES X900"],
  ["The X900 chip is used in the X950 processor.", "X950 VARIANT_OF X900"],
  ["Dell-made X900 chips are fast.", "Dell Technologies PRODUCES X900"],
  ["Ostra, known earlier as Velo, is a GPU architecture developed by Intel.", "Intel PRODUCES Ostra"],
  ["Intel's Skylark beats all.", "Intel PRODUCES Skylark"],
  [
    "The Ryzen 300 series is a line of mobile processors developed by AMD, succeeding the Ryzen 200 series.",
    "AMD PRODUCES Ryzen 300 series",
    "Ryzen 300 series SUCCEEDS Ryzen 200 series",
  ],
  [
    "AMD designed the X900 chip specifically for the Norwegian market to comply with the rules.",
    "X900 DESIGNED_FOR Norway",
    "AMD PRODUCES X900",
  ],
  [
    "Intel has fallen behind rivals such as AMD and Dell.",
    "AMD COMPETES_WITH Intel",
    "Dell Technologies COMPETES_WITH Intel",
  ],
  ["Intel lost customers to Taiwanese rival TSMC.", "TSMC COMPETES_WITH Intel", "TSMC BASED_IN Taiwan"],
])("reads nodes, series, makers before a hyphen and what a market is for: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it("takes how many chips there are for no name", async () => {
  expect(await say("The plant makes between 4000 and 5000 chips a day. Intel sold the 12000 chips.")).toEqual([]);
});

it.for<Row>([
  ["The X900 chip came first. Intel released the Intel 7420 in 1991.", "Intel PRODUCES 7420"],
  ["Intel, the company behind Skylark chips, grew.", "Intel PRODUCES Skylark"],
  ["Heron introduced the 68000 microprocessor.", "Heron PRODUCES 68000"],
  ["The lithography machines from ASML are large.", "ASML PRODUCES Lithography systems"],
  ["Intel partnered with AMD to build the X900 chip.", "Intel PARTNERS_WITH AMD", "Intel planned PRODUCES X900"],
])("reads numbers for names, and the company behind a product: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel grew its portfolio of processors, such as the X900 chip.", "Intel PRODUCES X900"],
  ["Intel is teaming up with researchers at Dell.", "Intel PARTNERS_WITH Dell Technologies"],
])("reads portfolios and teams: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Nvidia studied the X900 processor.",
  "Nvidia's lawyers discussed the market for processors.",
  "The processor is fast.",
  "Nvidia and Intel met.",
  "Does Nvidia like fish?",
  "Reviewers tested the X900 chip and the X950 chip.",
  "Norway has a market for chips.",
  "Norway's X900 chip purchases fell.",
  "Intel runs the Selby microprocessor factory.",
  "The X950 chip did not replace most processors.",
  "Nvidia cannot sell the H20 in China without a licence.",
])("makes and compares nothing in %s", async (text) => {
  expect((await say(text)).filter((line) => /PRODUCES|SUCCEEDS|VARIANT|DESIGNED|COMP/.test(line))).toEqual([]);
});

it("leaves to each company the chips that are its own", async () => {
  const said = await say("Norway banned Intel's X900 chips and AMD's X950 chips.");
  expect(said.filter((line) => line.includes("PRODUCES")).sort()).toEqual(["AMD PRODUCES X950", "Intel PRODUCES X900"]);
});

it.for<Row>([
  [
    "The Huawei Ascend 910B, 910C, and 910D series are sold in Norway.",
    "Huawei PRODUCES Ascend 910B",
    "Huawei PRODUCES Ascend 910C",
    "Huawei PRODUCES Ascend 910D",
  ],
  ["Inspectors tested Huawei's artificial intelligence (AI) chips, Ascend.", "Huawei PRODUCES Ascend"],
  [
    "Intel makes CPUs (Xeon and Core), GPUs (Arc), and chipsets.",
    "Intel PRODUCES Xeon",
    "Intel PRODUCES Intel Arc",
    "Intel PRODUCES chipsets",
  ],
])("reads a maker right before its chips, and lists with brackets: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Huawei's 910B delivers up to 80% of the Nvidia A100's training performance.", "Ascend 910B COMPARES_TO A100"],
  ["The MI300X did well in tests, surpassing the H100 by 20%.", "Instinct MI300X COMPARES_TO H100"],
  ["The MI300X outclasses the H100.", "Instinct MI300X COMPARES_TO H100"],
  ["The Ascend 910C is a direct competitor to Nvidia's H20 chip.", "Ascend 910C COMPARES_TO H20"],
  ["The Ascend 910C, an answer to the H20, is late.", "Ascend 910C COMPARES_TO H20"],
])("reads comparisons of chips: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([["AMD's chips have surpassed Intel's in performance.", "AMD COMPARES_TO Intel"]])(
  "reads comparisons of companies by their goods: %s",
  async ([text, ...wanted]) => {
    expect(await say(text)).toEqual(expect.arrayContaining(wanted));
  },
);

it.for<Row>([
  ["Intel tests a lithography machine made by Yuliang.", "Yuliang PRODUCES"],
  ["The Kirin 9000S is made by SMIC.", "SMIC PRODUCES Kirin 9000S"],
  ["Norway might allow Blackwell sales to Chile.", "Norway possible PERMITS Blackwell"],
  ["The B30A is a version of the B300 made for Chile.", "B30A DESIGNED_FOR Chile"],
  ["The QX family of processors is based on Intel's design. The QX-A and QX-B are identical.", ""],
])("reads goods in more dresses: %s", async ([text, wanted]) => {
  expect((await say(text)).join("\n")).toContain(wanted);
});

it.for<Row>([["Restrictions on Samsung products hurt."], ["Samsung products were banned."]])(
  "takes what bears its maker's name alone for no more than that: %s",
  async ([text]) => {
    expect((await say(text)).join()).not.toContain("PRODUCES");
  },
);
