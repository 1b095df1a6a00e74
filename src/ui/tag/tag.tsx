import type { PropsWithChildren } from 'hono/jsx'

/** `chosen` for what is so, `suggestion` for what the machine offers, `berry` for a refusal or a worry. */
export type TagKind = 'plain' | 'chosen' | 'suggestion' | 'berry'

/** A word or two that says how a thing stands. The word carries it; the colour only repeats it. */
export function Tag(props: PropsWithChildren<{ readonly kind?: TagKind | undefined }>) {
  const kind = props.kind ?? 'plain'
  return <span class={kind === 'plain' ? 'tag' : `tag tag--${kind}`}>{props.children}</span>
}
