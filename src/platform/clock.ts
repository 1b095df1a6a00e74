/** Where the time comes from. Rules take `now` as an argument; only the edge asks the clock. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved, for tests and replays. */
export function settableClock(start: Date): Clock & { set(time: Date): void } {
  let time = start
  return {
    now: () => time,
    set(next) {
      time = next
    },
  }
}
