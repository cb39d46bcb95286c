/** A list of 32-bit numbers that grows, kept flat so that it is saved and read back as it stands. What was never set is 0. */
export interface GrowingNumbers {
  readonly length: number
  get(index: number): number
  set(index: number, value: number): void
  add(index: number, by: number): void
  push(value: number): void
  bytes(): Uint8Array
}

export function createGrowingNumbers(saved?: Uint8Array): GrowingNumbers {
  let values: Int32Array = saved === undefined ? new Int32Array(1 << 10) : new Int32Array(new Uint8Array(saved).buffer)
  let length = saved === undefined ? 0 : values.length
  const reach = (index: number): void => {
    if (index >= values.length) {
      const larger = new Int32Array(Math.max(values.length * 2, index + 1, 1 << 10))
      larger.set(values)
      values = larger
    }
    if (index >= length) length = index + 1
  }
  return {
    get length() {
      return length
    },
    get: (index) => values[index] ?? 0,
    set(index, value) {
      reach(index)
      values[index] = value
    },
    add(index, by) {
      reach(index)
      values[index] = (values[index] as number) + by
    },
    push(value) {
      reach(length)
      values[length - 1] = value
    },
    bytes: () => new Uint8Array(values.buffer, 0, length * 4),
  }
}
