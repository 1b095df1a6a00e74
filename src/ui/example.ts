import type { Child } from 'hono/jsx'

/** A component as it may be met, drawn for the gallery, the accessibility checks and the tests. */
export type Example = { readonly name: string; readonly draw: () => Child }

export type ComponentExamples = {
  /** The component's folder. */
  readonly component: string
  readonly examples: readonly Example[]
}
