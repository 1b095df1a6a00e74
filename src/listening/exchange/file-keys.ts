import { freeKey } from '../builder/option-fields.ts'

/** Keys for the names that a file gives: the same where a name can be one, else the nearest that is free. */
export class FileKeys {
  readonly #keys = new Map<string, string>()
  readonly #used: Set<string>

  constructor(reserved: readonly string[] = []) {
    this.#used = new Set(reserved)
  }

  /** The key of a name that was seen before. */
  of(name: string): string | undefined {
    return this.#keys.get(name)
  }

  /** A key for a name: always the same for the same name. */
  give(name: string): string {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const isFree = /^[a-z][a-z0-9_]{0,30}$/.test(name) && !this.#used.has(name)
    const key = isFree ? name : freeKey(/^\d/.test(name) ? `o_${name}` : name, this.#used)
    this.#keys.set(name, key)
    this.#used.add(key)
    return key
  }
}
