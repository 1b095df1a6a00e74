import type { Child } from 'hono/jsx'

const address = /https?:\/\/\S+/g

/** The text of a mail, with its addresses as links. */
export function LinkedMail({ text }: { readonly text: string }) {
  return text.split('\n\n').map(paragraph => <p>{linked(paragraph)}</p>)
}

function linked(text: string): Child[] {
  const parts: Child[] = []
  let end = 0
  for (const match of text.matchAll(address)) {
    parts.push(text.slice(end, match.index), <a href={match[0]}>{match[0]}</a>)
    end = match.index + match[0].length
  }
  return [...parts, text.slice(end)]
}
