import { type Clustering, meanDirections, sphericalKMeans } from './kmeans.ts'
import { normaliseRows, takeRows } from './matrix.ts'
import { nearestNeighbours, smoothed } from './neighbours.ts'
import { pca } from './pca.ts'
import { sampleIndices, seededRandom } from './random.ts'
import type { DenseMatrix } from './sparse.ts'
import { cutTree, type Dendrogram, ward } from './ward.ts'

/** The space in which themes are found, and a tree over its micro-clusters. */
export interface ThemeSpace {
  /** Unit rows, one a wording, before and after smoothing over neighbours. */
  plain: DenseMatrix
  smooth: DenseMatrix
  weights: Float32Array
  /** Micro-cluster of each row. */
  micro: Int32Array
  microCentroids: DenseMatrix
  microWeights: Float32Array
  tree: Dendrogram
}

const dims = 150
const neighbourCount = 15
/** Up to this many rows each is a leaf of the tree; above, micro-clusters are. */
const leafRows = 1000
const microClusters = 500

/** Makes the space from unit rows. Recipe: PCA, half-smoothing over neighbours, micro-clusters, Ward. */
export function themeSpace(vectors: DenseMatrix, weights: Float32Array, seed: number): ThemeSpace {
  return spaceOf(normaliseRows(pca(vectors, dims, seededRandom(seed))), weights, seed)
}

/** The space over unit rows that are already of few dimensions. */
export function spaceOf(plain: DenseMatrix, weights: Float32Array, seed: number): ThemeSpace {
  const count = Math.min(neighbourCount, Math.max(1, Math.floor(plain.rows / 20)))
  const smooth = smoothed(plain, nearestNeighbours(plain, count, seededRandom(seed + 1)))
  const { labels: micro, centroids: microCentroids } = microClustersOf(smooth, weights, seed + 2)
  const microWeights = new Float32Array(microCentroids.rows)
  micro.forEach((cluster, row) => {
    microWeights[cluster]! += weights[row]!
  })
  const tree = ward(microCentroids, microWeights)
  return { plain, smooth, weights, micro, microCentroids, microWeights, tree }
}

function microClustersOf(rows: DenseMatrix, weights: Float32Array, seed: number): Clustering {
  if (rows.rows <= leafRows) {
    return { labels: Int32Array.from({ length: rows.rows }, (_, i) => i), centroids: rows }
  }
  const random = seededRandom(seed)
  const start = takeRows(rows, sampleIndices(rows.rows, microClusters, random))
  const sampled = sampleIndices(rows.rows, 6000, random)
  const sample = takeRows(rows, sampled)
  const sampleWeights = Float32Array.from(sampled, row => weights[row]!)
  const trained = sphericalKMeans(sample, sampleWeights, start, 4)
  return sphericalKMeans(rows, weights, trained.centroids, 1)
}

/** Exactly `count` clusters (no more than there are rows): the tree's cut, then k-means from there. */
export function clusters(space: ThemeSpace, count: number): Clustering {
  const cut = cutTree(space.tree, Math.min(count, space.tree.leaves))
  const groups = Math.min(count, space.tree.leaves)
  let start = meanDirections(space.microCentroids, space.microWeights, cut, groups)
  if (groups < count) start = withExtraRows(start, space.smooth, count - groups)
  return sphericalKMeans(space.smooth, space.weights, start, space.smooth.rows > 20_000 ? 8 : 20)
}

/** More clusters asked for than the tree has leaves: rows spread evenly over the corpus begin the others. */
function withExtraRows(start: DenseMatrix, rows: DenseMatrix, extra: number): DenseMatrix {
  const picks = Int32Array.from({ length: extra }, (_, i) => Math.floor(((i + 0.5) * rows.rows) / extra))
  const more = takeRows(rows, picks)
  const values = new Float32Array(start.values.length + more.values.length)
  values.set(start.values)
  values.set(more.values, start.values.length)
  return { rows: start.rows + extra, cols: start.cols, values }
}
