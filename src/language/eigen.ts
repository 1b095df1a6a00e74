/** Eigenvalues, largest first, and eigenvectors as columns of a row-major `size × size` array. */
export interface Eigen {
  values: Float64Array
  vectors: Float64Array
}

/**
 * Eigendecomposition of a symmetric matrix (row-major, `size × size`) by cyclic Jacobi rotations (Golub and
 * Van Loan, Matrix Computations, 8.5). Meant for sizes up to about 200. The sign of each vector is fixed: its
 * largest component is positive.
 */
export function symmetricEigen(matrix: ArrayLike<number>, size: number): Eigen {
  const a = Float64Array.from(matrix)
  const v = new Float64Array(size * size)
  for (let i = 0; i < size; i++) v[i * size + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    let diagonal = 0
    for (let p = 0; p < size; p++) {
      diagonal += a[p * size + p]! ** 2
      for (let q = p + 1; q < size; q++) off += a[p * size + q]! ** 2
    }
    if (off <= 1e-18 * diagonal || off === 0) break
    const small = 1e-12 * Math.sqrt(diagonal)
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(a[p * size + q]!) > small) rotate(a, v, size, p, q)
      }
    }
  }
  return sorted(a, v, size)
}

/** One rotation that makes a[p][q] zero. Rows of `v` hold the eigenvectors. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const pp = a[p * size + p]!
  const qq = a[q * size + q]!
  const pq = a[p * size + q]!
  const theta = (qq - pp) / (2 * pq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < size; k++) {
    if (k === p || k === q) continue
    const kp = a[p * size + k]!
    const kq = a[q * size + k]!
    const newP = c * kp - s * kq
    const newQ = s * kp + c * kq
    a[p * size + k] = newP
    a[k * size + p] = newP
    a[q * size + k] = newQ
    a[k * size + q] = newQ
  }
  a[p * size + p] = pp - t * pq
  a[q * size + q] = qq + t * pq
  a[p * size + q] = 0
  a[q * size + p] = 0
  for (let k = 0; k < size; k++) {
    const vp = v[p * size + k]!
    const vq = v[q * size + k]!
    v[p * size + k] = c * vp - s * vq
    v[q * size + k] = s * vp + c * vq
  }
}

function sorted(a: Float64Array, v: Float64Array, size: number): Eigen {
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (x, y) => a[y * size + y]! - a[x * size + x]! || x - y,
  )
  const values = new Float64Array(size)
  const vectors = new Float64Array(size * size)
  order.forEach((from, to) => {
    values[to] = a[from * size + from]!
    let largest = 0
    for (let k = 0; k < size; k++) {
      if (Math.abs(v[from * size + k]!) > Math.abs(largest)) largest = v[from * size + k]!
    }
    const sign = largest < 0 ? -1 : 1
    for (let k = 0; k < size; k++) vectors[k * size + to] = sign * v[from * size + k]!
  })
  return { values, vectors }
}
