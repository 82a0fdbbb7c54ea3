// What a server has so many of at one time, and of which one client may not take all.
import { tooMany } from "./limits.ts";

export interface Places {
  /**
   * Takes a place.
   * @param client undefined for the process itself, of which only all are counted
   * @returns what gives it back; a second time does nothing
   * @throws GraphQLError RATE_LIMITED
   */
  take(client: string | undefined): () => void;
}

/** @param what the places are, in the plural, for those who get none */
export function createPlaces(what: string, { all, each }: { readonly all: number; readonly each: number }): Places {
  const taken = new Map<string, number>();
  let open = 0;
  const change = (client: string | undefined, by: number) => {
    open += by;
    if (client === undefined) return;
    const now = (taken.get(client) ?? 0) + by;
    if (now > 0) taken.set(client, now);
    else taken.delete(client);
  };
  return {
    take: (client) => {
      if (open >= all) throw tooMany(`There are ${all} ${what} already.`);
      if (client !== undefined && (taken.get(client) ?? 0) >= each) {
        throw tooMany(`You have ${each} ${what} already, as many as one client may have.`);
      }
      change(client, 1);
      let isHeld = true;
      return () => {
        if (isHeld) change(client, -1);
        isHeld = false;
      };
    },
  };
}
