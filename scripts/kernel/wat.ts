// A few words for writing WebAssembly text: enough to unroll loops over registers readably.

export const get = (name: string): string => `(local.get $${name})`;
export const set = (name: string, value: string): string => `(local.set $${name} ${value})`;
export const i32 = (value: number): string => `(i32.const ${value})`;
export const add = (a: string, b: string): string => `(i32.add ${a} ${b})`;
export const load = (pointer: string, offset = 0): string => `(v128.load offset=${offset} ${pointer})`;
export const store = (pointer: string, value: string, offset = 0): string =>
  `(v128.store offset=${offset} ${pointer} ${value})`;
export const f32x4 = (operation: string, a: string, b: string): string => `(f32x4.${operation} ${a} ${b})`;
export const ZERO = "(v128.const i32x4 0 0 0 0)";

/** 0 … count-1, for unrolling. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Runs the body `count` times, counting `counter` down to nought. The count must not be nought. */
export function repeat(label: string, counter: string, count: string, body: string[]): string {
  return [
    set(counter, count),
    `(loop $${label}`,
    ...body,
    `(br_if $${label} (local.tee $${counter} (i32.sub ${get(counter)} ${i32(1)}))))`,
  ].join("\n");
}

export function advance(pointer: string, bytes: string | number): string {
  return set(pointer, add(get(pointer), typeof bytes === "number" ? i32(bytes) : bytes));
}

export interface FunctionParts {
  name: string;
  /** All pointers and counts are i32. */
  parameters: string[];
  locals: Record<"i32" | "f32" | "v128", string[]>;
  body: string[];
}

export function exported({ name, parameters, locals, body }: FunctionParts): string {
  const declared = Object.entries(locals).flatMap(([type, names]) => names.map((local) => `(local $${local} ${type})`));
  return [
    `(func (export "${name}")`,
    ...parameters.map((parameter) => `(param $${parameter} i32)`),
    ...declared,
    ...body,
    ")",
  ].join("\n");
}
