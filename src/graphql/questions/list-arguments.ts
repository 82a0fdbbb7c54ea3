// What the arguments of a list say, in the words of the store.
import type { Order, Page } from "../../store/index.ts";
import { badInput } from "../errors.ts";
import { bindingOf, parseCursor } from "./cursor.ts";
import { type FilterArgument, toFilter } from "./filter.ts";

export const PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;
/** Of things asked for by their ids, whose number is known: what each of them brings along is bounded by the cost. */
export const MAX_IDS = 1_000;

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface KnownAt {
  readonly knownAt?: string;
}

/** The time that a filter asks for, as a member of a question to the store. */
export function asOf(filter: { readonly knownAt?: string | null | undefined } | null | undefined): KnownAt {
  return filter?.knownAt == null ? {} : { knownAt: filter.knownAt };
}

/** Both clocks, as members of a question to the store for things by their ids. */
export interface Clocks extends KnownAt {
  readonly filter?: { readonly validAt: string };
}

/** What the arguments of a field that names things by their ids say of both clocks. */
export function toClocks(args: ClockArguments): Clocks {
  return { ...asOf(args), ...(args.validAt != null && { filter: { validAt: args.validAt } }) };
}

interface ClockArguments {
  readonly knownAt?: string | null | undefined;
  readonly validAt?: string | null | undefined;
}

interface OrderArgument {
  readonly field: string;
  readonly direction?: Order["direction"] | null | undefined;
}

export interface ListArguments extends PageArguments {
  readonly filter?: FilterArgument;
  readonly orderBy?: OrderArgument | null | undefined;
  readonly direction?: "outgoing" | "incoming" | null | undefined;
}

/**
 * The page that first, after, last and before ask for; the first rows when they are silent.
 * @throws GraphQLError BAD_USER_INPUT for sizes out of bounds, both ends at once, or a cursor of another list
 */
export function toPage({ first, after, last, before }: PageArguments, binding: () => string): Page {
  if (first != null && last != null) throw badInput("Give first or last, not both.");
  const size = sizeOf(last ?? first ?? PAGE_SIZE, last == null ? "first" : "last");
  return {
    size,
    ...(last != null && { backward: true }),
    ...(after != null && { after: parseCursor(after, binding()) }),
    ...(before != null && { before: parseCursor(before, binding()) }),
  };
}

/** @throws GraphQLError BAD_USER_INPUT unless it is between 0 and the largest page */
export function sizeOf(size: number, name: string): number {
  return between(0, size, MAX_PAGE_SIZE, name);
}

/** @throws GraphQLError BAD_USER_INPUT unless the value is */
export function between(least: number, value: number, most: number, name: string): number {
  if (value >= least && value <= most) return value;
  throw badInput(`${name} must be between ${least} and ${most}, not ${value}.`);
}

/** Filter, order and page of a list. */
export function toListSelection(args: ListArguments, binding: () => string) {
  const filter = toFilter(args.filter);
  return {
    ...(filter && { filter }),
    ...(args.orderBy && { orderBy: toOrder(args.orderBy) }),
    page: toPage(args, binding),
  };
}

function toOrder({ field, direction }: OrderArgument): Order {
  return { field, direction: direction ?? "asc" };
}

/** What the cursors of a list hold for: which list, filtered and ordered how. */
export function listBinding(list: string, args: ListArguments & { readonly text?: string }): string {
  const { filter, orderBy, direction, text } = args;
  const { knownAt } = asOf(filter);
  return bindingOf(list, toFilter(filter), orderBy && toOrder(orderBy), direction, text, knownAt);
}
