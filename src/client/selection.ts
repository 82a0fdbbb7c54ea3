// What may be selected of the schema's types, and the type of the answer to a selection.
import type { Arguments } from "./generated/schema.ts";

/** The objects behind a field: without null, without the list around them. */
type Objects<T> = NonNullable<T> extends readonly (infer Item)[] ? NonNullable<Item> : NonNullable<T>;

type ArgumentsOf<T, K> = T extends { readonly __typename: infer N extends keyof Arguments }
  ? K extends keyof Arguments[N]
    ? Arguments[N][K]
    : never
  : never;

/** `$` holds a field's arguments, and must be there when one of them must. */
type WithArguments<A> = [A] extends [never] ? unknown : object extends A ? { readonly $?: A } : { readonly $: A };

type FieldSelection<T, K extends keyof T> =
  Objects<T[K]> extends object ? WithArguments<ArgumentsOf<T, K>> & Selection<Objects<T[K]>> : true;

type TypeName<T> = T extends { readonly __typename: infer N extends string } ? N : never;

/**
 * What is wanted of a type: `true` for a value, a selection for an object, with the field's arguments under `$`. Under `on` stands
 * what is wanted of one type among several that a field may lead to.
 */
export type Selection<T, Keys extends keyof T = keyof T> = { readonly [K in Keys]?: FieldSelection<T, K> } & {
  readonly on?: { readonly [N in TypeName<T>]?: Selection<Extract<T, { readonly __typename: N }>> };
};

/** A selection without members that its type does not have: those become `never`, which nothing can be given for. */
export type Only<S, Shape> = S extends readonly unknown[]
  ? { readonly [K in keyof S]: OnlyMember<S[K], Item<Shape>> }
  : { readonly [K in keyof S]: [Member<Shape, K>] extends [never] ? never : OnlyMember<S[K], Member<Shape, K>> };

type OnlyMember<S, Shape> = S extends object ? Only<S, Shape> : S;

type Item<Shape> = Shape extends readonly (infer Each)[] ? Each : never;

/** What stands under a name in any of the types of a union. */
type Member<Shape, K> = Shape extends unknown ? (K extends keyof Shape ? NonNullable<Shape[K]> : never) : never;

/** The answer to a selection. */
export type Answer<T, S> = T extends readonly (infer Item)[]
  ? readonly Answer<Item, S>[]
  : T extends object
    ? Flat<Chosen<T, S> & OfType<T, S>>
    : T;

type Chosen<T, S> = { readonly [K in keyof S & keyof T]: Answer<T[K], S[K]> };

type OfType<T, S> = S extends { readonly on: infer O }
  ? T extends { readonly __typename: infer N extends keyof O }
    ? Chosen<T, O[N]>
    : unknown
  : unknown;

type Flat<T> = { readonly [K in keyof T]: T[K] };
