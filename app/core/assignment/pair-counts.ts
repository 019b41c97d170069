/** Above this many jurors the square would take more memory than it is worth. */
const largestSquare = 8192

/** How many essays any two jurors share. Symmetric; the diagonal is not used. */
export class PairCounts {
  readonly #jurors: number
  readonly #square: Uint16Array | null
  readonly #sparse = new Map<number, number>()

  constructor(jurors: number) {
    this.#jurors = jurors
    this.#square = jurors <= largestSquare ? new Uint16Array(jurors * jurors) : null
  }

  get(a: number, b: number): number {
    if (this.#square) return this.#square[a * this.#jurors + b] as number
    return this.#sparse.get(this.#key(a, b)) ?? 0
  }

  add(a: number, b: number, by: 1 | -1): void {
    const square = this.#square
    if (square) {
      const value = (square[a * this.#jurors + b] as number) + by
      square[a * this.#jurors + b] = value
      square[b * this.#jurors + a] = value
      return
    }
    const key = this.#key(a, b)
    const value = (this.#sparse.get(key) ?? 0) + by
    if (value === 0) this.#sparse.delete(key)
    else this.#sparse.set(key, value)
  }

  #key(a: number, b: number): number {
    return a < b ? a * this.#jurors + b : b * this.#jurors + a
  }
}
