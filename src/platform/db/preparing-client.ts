import pg from 'pg'

const prepared = /^\/\* prepare (\w+) \*\//

/**
 * A connection on which a statement that begins with a comment such as `prepare accept` is planned once, not
 * at each call: worth it for the few long ones that a hall of people runs in the same minute, where planning
 * costs as much as running. The text under one name must never vary.
 */
export class PreparingClient extends pg.Client {
  override query(text: unknown, ...rest: unknown[]): never {
    const name = typeof text === 'string' ? prepared.exec(text)?.[1] : undefined
    const asked = name === undefined ? [text, ...rest] : [{ name, text, values: rest[0] }, ...rest.slice(1)]
    return Reflect.apply(super.query, this, asked) as never
  }
}
