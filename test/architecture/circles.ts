import type { Import, SourceFile } from './source-file.ts'

/** Groups of files that import each other in a circle, by the imports that `counts` keeps (Tarjan, 1972). */
export function circles(
  files: readonly SourceFile[],
  counts: (each: Import) => boolean = () => true,
): readonly (readonly string[])[] {
  const byPath = new Map(files.map(file => [file.path, file]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []

  const visit = (path: string): number => {
    const mine = order.size
    order.set(path, mine)
    lowest.set(path, mine)
    stack.push(path)
    for (const each of byPath.get(path)!.imports) {
      if (!byPath.has(each.of) || !counts(each)) continue
      const theirs = order.has(each.of)
        ? stack.includes(each.of)
          ? order.get(each.of)!
          : Number.POSITIVE_INFINITY
        : visit(each.of)
      lowest.set(path, Math.min(lowest.get(path)!, theirs))
    }
    if (lowest.get(path) === mine) {
      const group = stack.splice(stack.indexOf(path))
      if (group.length > 1) found.push(group.sort())
    }
    return lowest.get(path)!
  }

  for (const file of files) if (!order.has(file.path)) visit(file.path)
  return found
}
