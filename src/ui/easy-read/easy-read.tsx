import type { PropsWithChildren } from 'hono/jsx'

/** Part of a page in the large type of Easy Read. Its pictures carry the class `easy-read__picture`. */
export function EasyRead(props: PropsWithChildren) {
  return <div class="easy-read">{props.children}</div>
}
