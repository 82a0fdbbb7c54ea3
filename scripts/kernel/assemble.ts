// The kernel's text, assembled and validated by wabt.
import loadWabt from "wabt";
import { kernelText } from "./kernel.ts";

export async function assembleKernel(): Promise<Uint8Array> {
  const wabt = await loadWabt();
  const module = wabt.parseWat("kernel.wat", kernelText(), { simd: true });
  try {
    module.validate();
    return module.toBinary({ write_debug_names: false }).buffer;
  } finally {
    module.destroy();
  }
}
