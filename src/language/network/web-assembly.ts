// The little of WebAssembly's JavaScript API that the kernel needs; TypeScript declares it only together with the DOM.

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @param pages of 64 KB */
  grow(pages: number): number;
}

interface WasmApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: object };
}

const { Module, Instance } = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly;

/** Compiles and instantiates a module that imports nothing. */
export function instantiate<Exports extends object>(bytes: Uint8Array): Exports {
  return new Instance(new Module(bytes)).exports as Exports;
}
