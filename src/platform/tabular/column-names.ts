/**
 * Names for a table's columns, none empty and no two alike: spaces around a heading are dropped, a missing
 * one becomes `Column 3`, a second `text` becomes `text (2)`.
 */
export function columnNames(header: readonly string[]): string[] {
  const trimmed = header.map(cell => cell.replace(/\s+/gu, ' ').trim())
  const taken = new Set<string>()
  const given = new Set(trimmed)
  return trimmed.map((cell, index) => {
    const wanted = cell === '' ? `Column ${index + 1}` : cell
    let name = wanted
    for (let copy = 2; taken.has(name) || (name !== cell && given.has(name)); copy++)
      name = `${wanted} (${copy})`
    taken.add(name)
    return name
  })
}
