import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export type Import = {
  readonly line: number
  /** A file of ours by its path from the root, or the name of a package or of a module of Node. */
  readonly of: string
  readonly typeOnly: boolean
  /** What is taken, as written between the braces; empty for a whole module. */
  readonly names: readonly string[]
}

/** A file of the product with what it imports. Tests and what only tests use are not among them. */
export type SourceFile = {
  readonly path: string
  readonly lines: readonly string[]
  /** The same lines with comments and the insides of plain strings taken out. */
  readonly code: readonly string[]
  readonly imports: readonly Import[]
}

/** Every file under `src/` that runs when the product runs. */
export function readSources(): readonly SourceFile[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter(path => !/\.test\.tsx?$|\.d\.ts$|\/fixtures\/|\.generated\.ts$/.test(path))
    .sort()
    .map(path => readSource(path, readFileSync(join(root, path), 'utf8')))
}

export function readSource(path: string, text: string): SourceFile {
  return {
    path,
    lines: text.split('\n'),
    code: withoutComments(text).split('\n'),
    imports: importsOf(path, text),
  }
}

const statement =
  /^(?:import|export)\s+(?<type>type\s+)?(?:(?<what>[^'"`;]*?)\s+from\s+)?['"](?<of>[^'"]+)['"]|\bimport\(\s*['"](?<late>[^'"]+)['"]\s*\)/gm

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(statement)].map(match => {
    const { type, what = '', of, late } = match.groups ?? {}
    const named = /\{([^}]*)\}/.exec(what)?.[1] ?? ''
    const parts = named
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '')
    const allTypes =
      parts.length > 0 && /^\{[^}]*\}$/.test(what.trim()) && parts.every(part => /^type\s/.test(part))
    const target = of ?? late ?? ''
    return {
      line: text.slice(0, match.index).split('\n').length,
      of: target.startsWith('.') ? relative(root, resolve(root, dirname(path), target)) : target,
      typeOnly: type !== undefined || allTypes,
      names: parts.map(part => part.replace(/^type\s+/, '').replace(/\s+as\s.*$/, '')),
    }
  })
}

/** Blanks comments and plain strings, so that a word in a sentence is not taken for code. Keeps the lines. */
function withoutComments(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ')
  return text.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g,
    found => (found.startsWith('`') ? found : blank(found)),
  )
}
