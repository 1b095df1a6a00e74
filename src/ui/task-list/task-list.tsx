import type { Child } from 'hono/jsx'
import { Tag, type TagKind } from '../tag/tag.tsx'

export type Task = {
  readonly label: string
  /** Without an address it is shown and cannot be opened. */
  readonly href?: string | undefined
  readonly hint?: Child
  readonly status: string
  /** `done` is quiet, so that what is left stands out. */
  readonly kind: 'done' | 'to do' | 'optional'
}

const tags: Readonly<Record<Task['kind'], TagKind>> = {
  done: 'plain',
  'to do': 'suggestion',
  optional: 'plain',
}

/** Things to do in any order, each with how it stands (after the GOV.UK task list). */
export function TaskList(props: { readonly id: string; readonly tasks: readonly Task[] }) {
  return (
    <ul class="task-list">
      {props.tasks.map((task, index) => {
        const status = `${props.id}-${index + 1}`
        return (
          <li>
            <div>
              {task.href === undefined ? (
                <span>{task.label}</span>
              ) : (
                <a href={task.href} aria-describedby={status}>
                  {task.label}
                </a>
              )}
              {task.hint ? <small>{task.hint}</small> : null}
            </div>
            <div id={status}>
              {task.kind === 'done' ? task.status : <Tag kind={tags[task.kind]}>{task.status}</Tag>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
