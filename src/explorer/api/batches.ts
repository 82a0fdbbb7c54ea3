// Questions about many things, asked in pieces that the server's limits allow.

/** Asks for each piece of a list, one after the other, and joins the answers in order. */
export async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  ask: (piece: T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < items.length; from += size) answers.push(...(await ask(items.slice(from, from + size))));
  return answers;
}

/** The rows of a connection. */
export function rowsOf<T>(connection: { readonly edges: readonly { readonly node: T }[] }): T[] {
  return connection.edges.map(({ node }) => node);
}
