// Whether this browser can draw with WebGL.
let known: boolean | undefined;

export function hasWebGl(): boolean {
  known ??= tryContext();
  return known;
}

function tryContext(): boolean {
  if (!("WebGLRenderingContext" in window)) return false;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
