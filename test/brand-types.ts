/** Columns that name an account, though not by its name. */
const accountColumns = /_by$/

/**
 * Gives the generated types their ids' brands (`id` of `theme` and every `theme_id` are `Id<'theme'>`) and
 * makes the columns of views non-null: PostgreSQL cannot say that they are, our views are written so.
 */
export function brandTypes(generated: string): string {
  const tables = new Map(
    [...generated.matchAll(/^ {2}"?([a-z_.]+)"?: (\w+);$/gm)].map(match => [match[2]!, match[1]!]),
  )
  const names = new Set([...tables.values()].map(name => name.split('.').at(-1)!))
  const branded = generated.replace(
    /export interface (\w+) \{\n([\s\S]*?)\n\}/g,
    (whole, type: string, body: string) => {
      const table = tables.get(type)
      if (!table) return whole
      const isView = /^(analysable_|quotable_)/.test(table)
      const lines = body.split('\n').map(line => {
        const column = /^ {2}(\w+): (.*);$/.exec(line)
        if (!column) return line
        const [, name, found] = column as unknown as [string, string, string]
        let kind = isView ? found.replace(/ \| null\b/, name.endsWith('_or_null') ? ' | null' : '') : found
        const owner =
          name === 'id'
            ? table
            : accountColumns.test(name)
              ? 'account'
              : name.endsWith('_id')
                ? name.slice(0, -3)
                : undefined
        if (owner && (names.has(owner) || name === 'id')) kind = kind.replace(/\bstring\b/, `Id<'${owner}'>`)
        return `  ${name}: ${kind};`
      })
      return `export interface ${type} {\n${lines.join('\n')}\n}`
    },
  )
  const numbers = branded.replace(
    'ColumnType<string, bigint | number | string, bigint | number | string>',
    'ColumnType<number, bigint | number | string, bigint | number | string>',
  )
  return `import type { Id } from "../ids.ts";\n\n${numbers}`
}
