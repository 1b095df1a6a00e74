import type { DenseMatrix } from './sparse.ts'

export function emptyMatrix(rows: number, cols: number): DenseMatrix {
  return { rows, cols, values: new Float32Array(rows * cols) }
}

/** Inner product of two stretches of `length` numbers. */
export function dot(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  length: number,
): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  const whole = length - (length % 4)
  let i = 0
  for (; i < whole; i += 4) {
    s0 += a[aStart + i]! * b[bStart + i]!
    s1 += a[aStart + i + 1]! * b[bStart + i + 1]!
    s2 += a[aStart + i + 2]! * b[bStart + i + 2]!
    s3 += a[aStart + i + 3]! * b[bStart + i + 3]!
  }
  for (; i < length; i++) s0 += a[aStart + i]! * b[bStart + i]!
  return s0 + s1 + s2 + s3
}

/** Scales each row to unit length, in place; rows of zeros stay. Returns the same matrix. */
export function normaliseRows(matrix: DenseMatrix): DenseMatrix {
  const { rows, cols, values } = matrix
  for (let r = 0; r < rows; r++) {
    const start = r * cols
    let square = 0
    for (let c = 0; c < cols; c++) square += values[start + c]! * values[start + c]!
    if (square === 0) continue
    const inverse = 1 / Math.sqrt(square)
    for (let c = 0; c < cols; c++) values[start + c]! *= inverse
  }
  return matrix
}

/** The rows named, in that order, as a new matrix. */
export function takeRows(matrix: DenseMatrix, rows: ArrayLike<number>): DenseMatrix {
  const { cols, values } = matrix
  const out = emptyMatrix(rows.length, cols)
  for (let r = 0; r < rows.length; r++) {
    const start = rows[r]! * cols
    out.values.set(values.subarray(start, start + cols), r * cols)
  }
  return out
}

/** `left · right`. */
export function multiply(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  const { rows, cols: inner } = left
  const cols = right.cols
  const out = emptyMatrix(rows, cols)
  const a = left.values
  const b = right.values
  const o = out.values
  const line = new Float64Array(cols)
  for (let r = 0; r < rows; r++) {
    line.fill(0)
    const whole = inner - (inner % 4)
    let k = 0
    for (; k < whole; k += 4) {
      const v0 = a[r * inner + k]!
      const v1 = a[r * inner + k + 1]!
      const v2 = a[r * inner + k + 2]!
      const v3 = a[r * inner + k + 3]!
      const start = k * cols
      for (let c = 0; c < cols; c++) {
        const at = start + c
        line[c]! += v0 * b[at]! + v1 * b[at + cols]! + v2 * b[at + 2 * cols]! + v3 * b[at + 3 * cols]!
      }
    }
    for (; k < inner; k++) {
      const v = a[r * inner + k]!
      for (let c = 0; c < cols; c++) line[c]! += v * b[k * cols + c]!
    }
    for (let c = 0; c < cols; c++) o[r * cols + c] = line[c]!
  }
  return out
}

/** `leftᵀ · right`, both with the same number of rows. */
export function multiplyTransposed(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  const rows = left.rows
  const m = left.cols
  const cols = right.cols
  const sum = new Float64Array(m * cols)
  const a = left.values
  const b = right.values
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < m; i++) {
      const v = a[r * m + i]!
      if (v === 0) continue
      const start = i * cols
      const from = r * cols
      for (let c = 0; c < cols; c++) sum[start + c]! += v * b[from + c]!
    }
  }
  return { rows: m, cols, values: Float32Array.from(sum) }
}

/**
 * Makes the columns orthonormal in place (modified Gram–Schmidt, twice for accuracy). Columns that depend on
 * the ones before them become zero. Returns the same matrix.
 */
export function orthonormalise(matrix: DenseMatrix): DenseMatrix {
  const { rows, cols } = matrix
  const t = transpose(matrix)
  const v = t.values
  for (let i = 0; i < cols; i++) {
    const own = i * rows
    const before = Math.sqrt(dot(v, own, v, own, rows))
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const other = j * rows
        const share = dot(v, own, v, other, rows)
        if (share === 0) continue
        for (let r = 0; r < rows; r++) v[own + r]! -= share * v[other + r]!
      }
    }
    const length = Math.sqrt(dot(v, own, v, own, rows))
    const inverse = length > 1e-6 * before && length > 0 ? 1 / length : 0
    for (let r = 0; r < rows; r++) v[own + r]! *= inverse
  }
  matrix.values.set(transpose(t).values)
  return matrix
}

export function transpose(matrix: DenseMatrix): DenseMatrix {
  const { rows, cols, values } = matrix
  const out = emptyMatrix(cols, rows)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) out.values[c * rows + r] = values[r * cols + c]!
  }
  return out
}
