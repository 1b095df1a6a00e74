import type { PropsWithChildren } from 'hono/jsx'

export type FollowedProps = {
  readonly id: string
  /**
   * While work goes on that this shows: the address of the stream that tells of changes, or `clock` where
   * there is none. Undefined once the work is over.
   */
  readonly stream: string | undefined
  /** Where this stands: the page's address, also in the answer to a form. */
  readonly page: string
  /** What is read out when it changes: how it stands, in a few words that stay the same for a while. On one region of a page. */
  readonly say?: string | undefined
}

/** A part of a page that keeps up with work going on, while the rest of the page, and what is typed in it, stays. */
export function Followed(props: PropsWithChildren<FollowedProps>) {
  const isOver = props.stream === undefined
  return (
    <div
      id={props.id}
      data-follow={props.stream}
      data-page={isOver ? undefined : props.page}
      data-say={props.say}
    >
      {props.children}
    </div>
  )
}
