/** A column of numbers that grows: city-sized imports cannot afford an object per value. */
export class Column<T extends Float64Array | Int32Array | Uint8Array> {
  #values: T;
  readonly #make: (length: number) => T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    this.#reserve(1);
    this.#values[this.length++] = value;
  }

  append(list: ArrayLike<number>): void {
    this.#reserve(list.length);
    this.#values.set(list, this.length);
    this.length += list.length;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  /** The values so far, without a copy; not to be used beside further pushes. */
  view(): T {
    return this.#values.subarray(0, this.length) as T;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#values.length) return;
    const larger = this.#make(Math.max(this.#values.length * 2, this.length + more));
    larger.set(this.#values.subarray(0, this.length));
    this.#values = larger;
  }
}

export const floats = () => new Column((length) => new Float64Array(length));
export const ints = () => new Column((length) => new Int32Array(length));
export const bytes = () => new Column((length) => new Uint8Array(length));
