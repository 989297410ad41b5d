/** A square matrix, row by row, its entries off the diagonal multiplied by `keep` and `add` added to those on it. */
export const shrunk = (
  matrix: Float64Array,
  { keep, add }: { keep: number; add: number },
): Float64Array => {
  const size = Math.sqrt(matrix.length);
  return matrix.map((value, k) => (Math.floor(k / size) === k % size ? value + add : value * keep));
};

/** The inverse of a positive definite matrix by Gauss and Jordan's elimination; no pivots are needed. */
export const inverse = (matrix: Float64Array): Float64Array => {
  const size = Math.sqrt(matrix.length);
  const left = matrix.slice();
  const right = shrunk(new Float64Array(matrix.length), { keep: 0, add: 1 });
  for (let i = 0; i < size; i++) {
    const pivot = left[i * size + i];
    for (let j = 0; j < size; j++) {
      left[i * size + j] /= pivot;
      right[i * size + j] /= pivot;
    }
    for (let row = 0; row < size; row++) {
      const factor = left[row * size + i];
      if (row === i || factor === 0) continue;
      for (let j = 0; j < size; j++) {
        left[row * size + j] -= factor * left[i * size + j];
        right[row * size + j] -= factor * right[i * size + j];
      }
    }
  }
  return right;
};
