import { randomUUID } from 'node:crypto'
import type { Topic } from './topic.ts'

/** At most four updates a second for one topic: what comes between is in the next. */
const pauseMs = 250

type Followed = {
  readonly listeners: Set<() => void>
  version: number
  /** The version last told: what is shown, so that nobody reads ahead of the pause. */
  shown: number
  told: number
  timer: NodeJS.Timeout | undefined
}

/**
 * Tells who follows a topic in this process that it has changed. Versions count changes seen here since the
 * process began; another version than the one that somebody holds means no more than: look again.
 */
export function openFanOut() {
  const process = randomUUID().slice(0, 8)
  const topics = new Map<Topic, Followed>()

  const tell = (followed: Followed) => {
    followed.told = performance.now()
    followed.shown = followed.version
    for (const listener of followed.listeners) listener()
  }
  const bump = (followed: Followed) => {
    followed.version++
    if (followed.timer) return
    const wait = followed.told + pauseMs - performance.now()
    if (wait <= 0) return tell(followed)
    followed.timer = setTimeout(() => {
      followed.timer = undefined
      tell(followed)
    }, wait)
  }

  return {
    /** Topics that nobody here follows are not counted. */
    changed(topic: Topic) {
      const followed = topics.get(topic)
      if (followed) bump(followed)
    },
    /** After a time in which changes could not be heard, every topic may have changed. */
    allChanged() {
      for (const followed of topics.values()) bump(followed)
    },
    version: (topic: Topic) => `${process}-${topics.get(topic)?.shown ?? 0}`,
    follow(topic: Topic, listener: () => void): () => void {
      // From the time on, so that a topic that was forgotten meanwhile does not come back with a version it had.
      const begin = Math.round(performance.now())
      const followed = topics.get(topic) ?? {
        listeners: new Set(),
        version: begin,
        shown: begin,
        told: Number.NEGATIVE_INFINITY,
        timer: undefined,
      }
      topics.set(topic, followed)
      followed.listeners.add(listener)
      return () => {
        followed.listeners.delete(listener)
        if (followed.listeners.size > 0 || topics.get(topic) !== followed) return
        clearTimeout(followed.timer)
        topics.delete(topic)
      }
    },
    /** Tells everyone a last time and forgets them. */
    end() {
      const all = [...topics.values()]
      topics.clear()
      for (const followed of all) {
        clearTimeout(followed.timer)
        tell(followed)
      }
    },
  }
}
