/**
 * A message is a sentence with `{names}` for what changes, or one sentence for each plural category
 * (CLDR: zero, one, two, few, many, other) chosen by the parameter `count`.
 */
export type Plural = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string }
export type Message = string | Plural
export type Catalogue = Readonly<Record<string, Message>>

/** The same keys in another language: a missing, surplus or wrongly shaped message is a type error. */
export type TranslationOf<C extends Catalogue> = {
  readonly [K in keyof C]: C[K] extends string ? string : Plural
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The names of the parameters that a message asks for; a plural always asks for `count`. */
export type NamesOf<M extends Message> = M extends string
  ? NamesIn<M>
  : M extends { readonly other: infer Other extends string }
    ? NamesIn<Other> | 'count'
    : never

/** Keeps each sentence's literal type, from which the names of its parameters are read. */
export function catalogue<const C extends Catalogue>(messages: C): C {
  return messages
}
