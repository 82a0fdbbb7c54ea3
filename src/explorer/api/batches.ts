// Questions about many things, asked in pieces that the server's limits allow.

const AT_ONCE = 4;

/** Asks for each piece of a list, a few at a time, and joins the answers in order. */
export async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  ask: (piece: T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const answers: R[] = [];
  const pieces = Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
  for (let from = 0; from < pieces.length; from += AT_ONCE) {
    const found = await Promise.all(pieces.slice(from, from + AT_ONCE).map(ask));
    for (const rows of found) answers.push(...rows);
  }
  return answers;
}

/** The rows of a connection. */
export function rowsOf<T>(connection: { readonly edges: readonly { readonly node: T }[] }): T[] {
  return connection.edges.map(({ node }) => node);
}
