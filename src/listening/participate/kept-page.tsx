import type { Conversation } from './conversation.ts'
import { FirstPage } from './first-page.tsx'

/** Stands for the page's key while it is drawn: nothing else on a page has this form. */
const gap = 'page-key-of-this-very-page'

const drawn = new WeakMap<Conversation, readonly [before: string, after: string]>()

/**
 * The page of a conversation as everybody first gets it, drawn once for as long as the conversation is kept: what
 * differs from one visit to the next is its key alone.
 */
export function keptPage(conversation: Conversation, pageKey: string): string {
  const known = drawn.get(conversation)
  if (known) return known[0] + pageKey + known[1]
  const html = String(<FirstPage conversation={conversation} pageKey={gap} />)
  const at = html.indexOf(gap)
  const parts = [html.slice(0, at), html.slice(at + gap.length)] as const
  drawn.set(conversation, parts)
  return parts[0] + pageKey + parts[1]
}
