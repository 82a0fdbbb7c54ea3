// The WebAssembly of the network: on float32, in SIMD. Sums always run in the same order, so the same
// input gives the same bits on any machine. `npm run kernel` writes the bytes to src/language/network/kernel-bytes.ts.
import { add, advance, exported, f32x4, get, i32, load, range, repeat, set, store, ZERO } from "./wat.ts";

/** Rows that are worked on at once: 6 × 8 sums fill twelve of the sixteen vector registers; what is left over is one lower tile. */
const TALLEST_TILE = 6;
/** Outputs that are worked on at once, in vectors of four. */
const TILE_VECTORS = 2;
const TILE_BYTES = TILE_VECTORS * 16;
/** Width of the network, in vectors of four. */
const WIDTH = 96 / 4;
const HIDDEN = 64 / 4;

/** out[row, o] = Σᵢ x[row, i] · w[o, i]; `rows` holds an address a row of x, weights come in blocks of eight outputs: [block][i][8]. */
function multiply(tileRows: number): string {
  const sums = range(tileRows).flatMap((row) => range(TILE_VECTORS).map((v) => `sum${row}_${v}`));
  const xs = range(tileRows).map((row) => `x${row}`);
  return exported({
    name: `multiply${tileRows}`,
    parameters: ["rows", "w", "out", "outStride", "rowTiles", "inputs", "blocks"],
    locals: {
      i32: [...xs, "block", "tile", "i", "wAt", "rowsAt", "outAt", "outTile"],
      f32: [],
      v128: [...sums, ...range(TILE_VECTORS).map((v) => `w${v}`), "value"],
    },
    body: [
      repeat("blocks", "block", get("blocks"), [
        set("rowsAt", get("rows")),
        set("outTile", get("out")),
        repeat("tiles", "tile", get("rowTiles"), [
          ...xs.map((x, row) => set(x, `(i32.load offset=${4 * row} ${get("rowsAt")})`)),
          ...sums.map((sum) => set(sum, ZERO)),
          set("wAt", get("w")),
          repeat("inputs", "i", get("inputs"), [
            ...range(TILE_VECTORS).map((v) => set(`w${v}`, load(get("wAt"), v * 16))),
            ...xs.flatMap((x, row) => [
              set("value", `(v128.load32_splat ${get(x)})`),
              advance(x, 4),
              ...range(TILE_VECTORS).map((v) => {
                const sum = `sum${row}_${v}`;
                return set(sum, f32x4("add", get(sum), f32x4("mul", get("value"), get(`w${v}`))));
              }),
            ]),
            advance("wAt", TILE_BYTES),
          ]),
          set("outAt", get("outTile")),
          ...range(tileRows).flatMap((row) => [
            ...range(TILE_VECTORS).map((v) => store(get("outAt"), get(`sum${row}_${v}`), v * 16)),
            advance("outAt", get("outStride")),
          ]),
          set("outTile", get("outAt")),
          advance("rowsAt", 4 * tileRows),
        ]),
        set("w", get("wAt")),
        advance("out", TILE_BYTES),
      ]),
    ],
  });
}

/** Adds up the four numbers of a vector, always in the same order. */
const across = (vector: string): string => {
  const lane = (i: number) => `(f32x4.extract_lane ${i} ${get(vector)})`;
  return `(f32.add (f32.add ${lane(0)} ${lane(1)}) (f32.add ${lane(2)} ${lane(3)}))`;
};

/**
 * Maxout over three pieces (each piece of all 96 outputs stands together), layer normalisation, gain and shift, and the
 * residual: out = norm(max(y + bias)) · gain + shift (+ residual). The parameters are bias[3][96], gain[96], shift[96].
 */
function maxoutNorm(): string {
  const row = WIDTH * 16;
  const piece = (p: number) => f32x4("add", load(get("yAt"), p * row), load(get("bAt"), p * row));
  const deviation = f32x4("sub", load(get("outAt")), get("mean"));
  const scaled = f32x4(
    "add",
    f32x4("mul", f32x4("mul", deviation, get("scale")), load(get("gAt"))),
    load(get("gAt"), row),
  );
  return exported({
    name: "maxoutNorm",
    parameters: ["y", "parameters", "residual", "out", "rows"],
    locals: { i32: ["n", "i", "yAt", "bAt", "gAt", "outAt"], f32: [], v128: ["sum", "mean", "scale"] },
    body: [
      repeat("rows", "n", get("rows"), [
        set("yAt", get("y")),
        set("bAt", get("parameters")),
        set("outAt", get("out")),
        set("sum", ZERO),
        repeat("max", "i", i32(WIDTH), [
          store(get("outAt"), f32x4("max", f32x4("max", piece(0), piece(1)), piece(2))),
          set("sum", f32x4("add", get("sum"), load(get("outAt")))),
          ...["yAt", "bAt", "outAt"].map((pointer) => advance(pointer, 16)),
        ]),
        set("mean", `(f32x4.splat (f32.div ${across("sum")} (f32.const 96)))`),
        set("sum", ZERO),
        set("outAt", get("out")),
        repeat("variance", "i", i32(WIDTH), [
          set("scale", deviation),
          set("sum", f32x4("add", get("sum"), f32x4("mul", get("scale"), get("scale")))),
          advance("outAt", 16),
        ]),
        set(
          "scale",
          `(f32x4.splat (f32.div (f32.const 1) (f32.sqrt (f32.add (f32.div ${across("sum")} (f32.const 96)) (f32.const 1e-8)))))`,
        ),
        set("outAt", get("out")),
        set("gAt", add(get("parameters"), i32(3 * row))),
        repeat("scaling", "i", i32(WIDTH), [
          store(get("outAt"), scaled),
          ...["gAt", "outAt"].map((pointer) => advance(pointer, 16)),
        ]),
        `(if ${get("residual")} (then`,
        set("outAt", get("out")),
        repeat("residuals", "i", i32(WIDTH), [
          store(get("outAt"), f32x4("add", load(get("outAt")), load(get("residual")))),
          ...["residual", "outAt"].map((pointer) => advance(pointer, 16)),
        ]),
        "))",
        set("out", get("outAt")),
        advance("y", 3 * row),
      ]),
    ],
  });
}

/**
 * The first window layer from what is kept of each word: vector[96] and its products with the left, middle and right
 * third of the weights, [288] each. `words` holds an address a token; row r is the window of words r, r+1, r+2.
 */
function addWindows(): string {
  const third = 3 * WIDTH * 16;
  const parts = [WIDTH * 16, WIDTH * 16 + third, WIDTH * 16 + 2 * third];
  const names = ["left", "middle", "right"];
  const [left, middle, right] = names.map((name, i) => load(get(name), parts[i]!));
  return exported({
    name: "addWindows",
    parameters: ["words", "y", "vectors", "rows"],
    locals: { i32: [...names, "n", "i"], f32: [], v128: [] },
    body: [
      repeat("rows", "n", get("rows"), [
        ...names.map((name, i) => set(name, `(i32.load offset=${i * 4} ${get("words")})`)),
        repeat("copy", "i", i32(WIDTH), [
          store(get("vectors"), load(get("middle"))),
          ...["middle", "vectors"].map((pointer) => advance(pointer, 16)),
        ]),
        set("middle", `(i32.load offset=4 ${get("words")})`),
        repeat("sums", "i", i32(3 * WIDTH), [
          store(get("y"), f32x4("add", f32x4("add", left!, middle!), right!)),
          ...[...names, "y"].map((pointer) => advance(pointer, 16)),
        ]),
        advance("words", 4),
      ]),
    ],
  });
}

/**
 * Scores of the moves in one state: the features' rows ([2][64] each, two pieces) summed with the bias, maxout, then the
 * upper layer, whose weights come as [block of 8 moves][64][8]. `features` holds an address a feature.
 */
function score(): string {
  return exported({
    name: "score",
    parameters: ["features", "count", "bias", "hidden", "upper", "upperBias", "out", "blocks"],
    locals: {
      i32: ["i", "n", "at", "block", "hiddenAt", "featuresAt"],
      f32: [],
      v128: ["first", "second", "value"],
    },
    body: [
      set("hiddenAt", get("hidden")),
      set("at", i32(0)),
      repeat("units", "n", i32(HIDDEN), [
        set("first", ZERO),
        set("second", ZERO),
        set("featuresAt", get("features")),
        repeat("features", "i", get("count"), [
          set("block", add(`(i32.load ${get("featuresAt")})`, get("at"))),
          set("first", f32x4("add", get("first"), load(get("block")))),
          set("second", f32x4("add", get("second"), load(get("block"), HIDDEN * 16))),
          advance("featuresAt", 4),
        ]),
        set("block", add(get("bias"), get("at"))),
        set("first", f32x4("add", get("first"), load(get("block")))),
        set("second", f32x4("add", get("second"), load(get("block"), HIDDEN * 16))),
        store(get("hiddenAt"), f32x4("max", get("first"), get("second"))),
        ...["hiddenAt", "at"].map((pointer) => advance(pointer, 16)),
      ]),
      repeat("moves", "block", get("blocks"), [
        set("hiddenAt", get("hidden")),
        set("first", ZERO),
        set("second", ZERO),
        repeat("hidden", "n", i32(HIDDEN * 4), [
          set("value", `(v128.load32_splat ${get("hiddenAt")})`),
          set("first", f32x4("add", get("first"), f32x4("mul", get("value"), load(get("upper"))))),
          set("second", f32x4("add", get("second"), f32x4("mul", get("value"), load(get("upper"), 16)))),
          advance("hiddenAt", 4),
          advance("upper", 32),
        ]),
        store(get("out"), f32x4("add", get("first"), load(get("upperBias")))),
        store(get("out"), f32x4("add", get("second"), load(get("upperBias"), 16)), 16),
        ...["out", "upperBias"].map((pointer) => advance(pointer, 32)),
      ]),
    ],
  });
}

/** The whole module, as WebAssembly text. The memory is the caller's. */
export function kernelText(): string {
  const products = range(TALLEST_TILE).map((lower) => multiply(lower + 1));
  const functions = [...products, maxoutNorm(), addWindows(), score()];
  return ["(module", '(memory (export "memory") 1)', ...functions, ")"].join("\n");
}
