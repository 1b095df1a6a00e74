/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { isTypedIn } from './is-typed-in.ts'

/**
 * Makes a part of the page like its newer version, and leaves in place whatever is the same in both: the focus, a
 * button that is being pressed, selected text. What somebody types in is neither changed nor taken away.
 */
export function makeAlike(part: Element, newer: Element): void {
  if (part.isEqualNode(newer)) return
  takeAttributes(part, newer)
  const held = [...part.childNodes]
  const wanted = [...newer.childNodes]
  for (const [index, node] of wanted.entries()) {
    const old = held[index]
    if (!old) part.append(node)
    else if (old instanceof Element && node instanceof Element && isOneThing(old, node)) {
      if (!isForm(old) || !isTypedIn(old)) makeAlike(old, node)
    } else if (!isHeld(old) && !old.isEqualNode(node)) old.replaceWith(node)
  }
  for (const old of held.slice(wanted.length)) if (!isHeld(old)) old.remove()
}

function isOneThing(old: Element, newer: Element): boolean {
  return old.tagName === newer.tagName && old.id === newer.id
}

function isForm(part: Element): boolean {
  return part.matches('form, input, textarea, select')
}

function isHeld(node: Node): boolean {
  return node instanceof Element && isTypedIn(node)
}

function takeAttributes(part: Element, newer: Element) {
  // What somebody has folded open stays open.
  for (const name of part.getAttributeNames())
    if (!newer.hasAttribute(name) && name !== 'open') part.removeAttribute(name)
  for (const name of newer.getAttributeNames()) {
    const value = newer.getAttribute(name) ?? ''
    if (part.getAttribute(name) !== value) part.setAttribute(name, value)
  }
}
