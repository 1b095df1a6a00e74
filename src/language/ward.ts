import type { DenseMatrix } from './sparse.ts'

/** The order in which things were joined. Leaves are 0 .. leaves − 1; the i-th join makes node leaves + i. */
export interface Dendrogram {
  leaves: number
  joins: readonly { a: number; b: number; height: number }[]
}

/**
 * Ward's hierarchical clustering of weighted points by nearest-neighbour chain (Murtagh and Contreras 2012).
 * The height of a join is the growth of the squared error, w₁w₂/(w₁+w₂)·‖c₁−c₂‖². Time O(n²·dims), memory O(n).
 */
export function ward(points: DenseMatrix, weights: Float32Array): Dendrogram {
  const { rows, cols } = points
  const centres = Float32Array.from(points.values)
  const sizes = Float64Array.from(weights)
  const alive = Array.from({ length: rows }, (_, i) => i)
  const node = Int32Array.from({ length: rows }, (_, i) => i)
  const found: { a: number; b: number; height: number }[] = []
  const chain: number[] = []
  const cost = (i: number, j: number): number => {
    let square = 0
    for (let d = 0; d < cols; d++) {
      const apart = centres[i * cols + d]! - centres[j * cols + d]!
      square += apart * apart
    }
    return (square * sizes[i]! * sizes[j]!) / (sizes[i]! + sizes[j]!)
  }
  while (alive.length > 1) {
    if (chain.length === 0) chain.push(alive[0]!)
    const top = chain.at(-1)!
    const previous = chain.at(-2)
    // The one before wins ties, so that the chain always ends.
    let nearest = previous ?? -1
    let least = previous === undefined ? Number.POSITIVE_INFINITY : cost(top, previous)
    for (const other of alive) {
      if (other === top) continue
      const price = cost(top, other)
      if (price < least) [least, nearest] = [price, other]
    }
    if (nearest !== previous) {
      chain.push(nearest)
      continue
    }
    chain.length -= 2
    const [into, gone] = top < nearest ? [top, nearest] : [nearest, top]
    found.push({ a: into, b: gone, height: least })
    const sum = sizes[into]! + sizes[gone]!
    for (let d = 0; d < cols; d++) {
      centres[into * cols + d] =
        (centres[into * cols + d]! * sizes[into]! + centres[gone * cols + d]! * sizes[gone]!) / sum
    }
    sizes[into] = sum
    alive.splice(alive.indexOf(gone), 1)
  }
  return { leaves: rows, joins: inOrder(found, node) }
}

/** Chains find joins out of order: sorts them by height and renames slots to nodes. */
function inOrder(found: { a: number; b: number; height: number }[], node: Int32Array): Dendrogram['joins'] {
  const leaves = node.length
  const sorted = found.map((join, at) => ({ ...join, at })).sort((x, y) => x.height - y.height || x.at - y.at)
  const parent = Int32Array.from({ length: leaves }, (_, i) => i)
  const root = (i: number): number => {
    let r = i
    while (parent[r] !== r) r = parent[r]!
    parent[i] = r
    return r
  }
  return sorted.map(({ a, b, height }, at) => {
    const left = root(a)
    const right = root(b)
    const join = { a: node[left]!, b: node[right]!, height }
    parent[right] = left
    node[left] = leaves + at
    return join
  })
}

/** The group of each leaf when the tree is cut into `groups`; groups are numbered by their first leaf. */
export function cutTree(tree: Dendrogram, groups: number): Int32Array<ArrayBuffer> {
  const total = tree.leaves + tree.joins.length
  const parent = Int32Array.from({ length: total }, (_, i) => i)
  const made = Math.max(0, tree.leaves - Math.max(1, groups))
  for (let i = 0; i < Math.min(made, tree.joins.length); i++) {
    const { a, b } = tree.joins[i]!
    parent[a] = tree.leaves + i
    parent[b] = tree.leaves + i
  }
  const names = new Map<number, number>()
  return Int32Array.from({ length: tree.leaves }, (_, leaf) => {
    let root = leaf
    while (parent[root] !== root) root = parent[root]!
    const name = names.get(root) ?? names.size
    names.set(root, name)
    return name
  })
}
