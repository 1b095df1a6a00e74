import { type Clustering, meanDirections } from './kmeans.ts'
import { dot, emptyMatrix } from './matrix.ts'
import type { DenseMatrix } from './sparse.ts'
import type { ThemeSpace } from './theme-clusters.ts'

/** The fewest people whose shared subject is a theme of its own. */
const fewest = 3
/** How much nearer its texts must be to their own middle than to their theme's. */
const clearlyApart = 0.25
const mostExtra = 0.3

interface Node {
  /** Sum of its rows' weighted vectors before smoothing, and of their weights; then how many rows of people. */
  sum: Float64Array
  rows: number[]
  people: number
}

/**
 * Themes again, with small groups that stand apart taken out of larger ones that had swallowed them. Smoothing
 * draws three texts towards their neighbours, so groups are judged on the vectors before it: a branch of the
 * tree is its own theme where its texts are far nearer to one another than to the theme they were put in.
 * @param people how many rows each wording stands for
 */
export function withSmallThemes(space: ThemeSpace, found: Clustering, people: Int32Array): Clustering {
  const { plain, tree } = space
  const hosts = sums(plain, space.weights, found.labels, found.centroids.rows)
  const limit = Math.max(fewest, plain.rows / found.centroids.rows / 2)
  const candidates = branches(space, people, limit)
    .map(node => ({ node, host: mainHost(node, found.labels), apart: 0 }))
    .map(entry => ({ ...entry, apart: apartness(space, hosts, entry.node, entry.host, found.labels) }))
    .filter(entry => entry.apart > clearlyApart)
    .sort((a, b) => b.apart * Math.sqrt(b.node.people) - a.apart * Math.sqrt(a.node.people))
  const labels = Int32Array.from(found.labels)
  const sizes = new Int32Array(found.centroids.rows)
  for (const label of labels) sizes[label]!++
  const taken = new Uint8Array(plain.rows)
  let groups = found.centroids.rows
  const most = groups + Math.ceil(groups * mostExtra)
  for (const { node, host } of candidates) {
    if (groups === most) break
    if (node.rows.some(row => taken[row])) continue
    const inHost = node.rows.filter(row => found.labels[row] === host).length
    if (sizes[host]! - inHost < Math.max(2, inHost)) continue
    for (const row of node.rows) {
      sizes[labels[row]!]!--
      labels[row] = groups
      taken[row] = 1
    }
    groups++
  }
  if (groups === found.centroids.rows || tree.leaves === 0) return found
  return withoutEmpty(space, labels, groups)
}

/** Nodes of the tree, leaves too, that stand for at least the fewest people and at most `limit` wordings. */
function branches(space: ThemeSpace, people: Int32Array, limit: number): Node[] {
  const { plain, tree, micro, weights } = space
  const nodes: (Node | undefined)[] = Array.from({ length: tree.leaves }, () => ({
    sum: new Float64Array(plain.cols),
    rows: [],
    people: 0,
  }))
  micro.forEach((leaf, row) => {
    const node = nodes[leaf]!
    node.rows.push(row)
    node.people += people[row]!
    for (let d = 0; d < plain.cols; d++) {
      node.sum[d]! += weights[row]! * plain.values[row * plain.cols + d]!
    }
  })
  const found: Node[] = []
  const keep = (node: Node): void => {
    if (node.people >= fewest && node.rows.length <= limit && node.rows.length > 1) found.push(node)
  }
  for (const node of nodes) keep(node!)
  for (const { a, b } of tree.joins) {
    const left = nodes[a]
    const right = nodes[b]
    if (!left || !right || left.rows.length + right.rows.length > limit) {
      nodes.push(undefined)
      continue
    }
    const sum = left.sum.map((value, d) => value + right.sum[d]!)
    const node = { sum, rows: [...left.rows, ...right.rows], people: left.people + right.people }
    nodes.push(node)
    keep(node)
  }
  return found
}

function mainHost(node: Node, labels: Int32Array): number {
  const counts = new Map<number, number>()
  for (const row of node.rows) counts.set(labels[row]!, (counts.get(labels[row]!) ?? 0) + 1)
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0]
}

/** Mean, over the rows, of the likeness to the rest of the branch less that to the rest of the host. */
function apartness(
  { plain, weights }: ThemeSpace,
  hosts: DenseMatrix,
  node: Node,
  host: number,
  labels: Int32Array,
): number {
  const { cols, values } = plain
  const rest = hosts.values.slice(host * cols, (host + 1) * cols)
  for (const row of node.rows) {
    if (labels[row] !== host) continue
    for (let d = 0; d < cols; d++) rest[d]! -= weights[row]! * values[row * cols + d]!
  }
  const restLength = Math.sqrt(dot(rest, 0, rest, 0, cols)) || 1
  const others = new Float32Array(cols)
  let sum = 0
  for (const row of node.rows) {
    for (let d = 0; d < cols; d++) others[d] = node.sum[d]! - weights[row]! * values[row * cols + d]!
    const length = Math.sqrt(dot(others, 0, others, 0, cols))
    const own = length > 1e-6 ? dot(others, 0, values, row * cols, cols) / length : 1
    sum += own - dot(rest, 0, values, row * cols, cols) / restLength
  }
  return sum / node.rows.length
}

function sums(rows: DenseMatrix, weights: Float32Array, labels: Int32Array, groups: number): DenseMatrix {
  const out = emptyMatrix(groups, rows.cols)
  for (let row = 0; row < rows.rows; row++) {
    for (let d = 0; d < rows.cols; d++) {
      out.values[labels[row]! * rows.cols + d]! += weights[row]! * rows.values[row * rows.cols + d]!
    }
  }
  return out
}

function withoutEmpty(space: ThemeSpace, labels: Int32Array, groups: number): Clustering {
  const names = new Map<number, number>()
  const renamed = labels.map(label => {
    const name = names.get(label) ?? names.size
    names.set(label, name)
    return name
  })
  if (names.size > groups) throw new Error('More themes than were made')
  return { labels: renamed, centroids: meanDirections(space.smooth, space.weights, renamed, names.size) }
}
