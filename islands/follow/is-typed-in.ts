/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Whether somebody has put something into a form here that would be lost with it, or is about to. */
export function isTypedIn(part: Element | Document): boolean {
  return [part, ...part.querySelectorAll('input, textarea, select')].some(isHeld)
}

function isHeld(node: Element | Document): boolean {
  if (!(node instanceof Element) || !node.matches('input, textarea, select')) return false
  return node === document.activeElement || isChanged(node)
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLSelectElement) {
    const begun = [...field.options].findIndex(option => option.defaultSelected)
    return !field.multiple && field.selectedIndex !== Math.max(begun, field.options.length > 0 ? 0 : -1)
  }
  if (!(field instanceof HTMLInputElement)) return false
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  return field.type === 'file' ? field.value !== '' : field.value !== field.defaultValue
}
