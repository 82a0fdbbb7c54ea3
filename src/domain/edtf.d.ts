declare module "edtf" {
  /** Parses EDTF; `min` and `max` are the first and last millisecond it may cover. Throws on anything else. */
  export default function edtf(time: string): { readonly min: number; readonly max: number };
}
