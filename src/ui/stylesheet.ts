import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { type PartnerColours, rowanColours } from './partner-colours.ts'

export type Stylesheet = { readonly css: string }

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Each component's rules by its name; a component is a folder with a CSS file of that name in it. */
const rules = readRules()
const theme = readFileSync(`${folder}theme.css`, 'utf8')
const sheets = new Map<string, Stylesheet>()

function readRules(): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(folder + name).map(file => `${name}/${file}`))
    .filter(path => path.endsWith('.css'))
  return new Map(files.map(path => [basename(path, '.css'), readFileSync(folder + path, 'utf8')]))
}

/** The names of all components that have rules, in a fixed order. */
export const styledComponents: readonly string[] = [...rules.keys()].sort()

/**
 * The rules that these components need and no others: theme, components in a fixed order, the partner's
 * colours. Minified once and kept, so asking again costs a lookup. Tokens that no rule uses are left out,
 * except those in `tokens`, which the markup uses itself.
 */
export function stylesheet(
  components: Iterable<string>,
  partner: PartnerColours = rowanColours,
  tokens: Iterable<string> = [],
): Stylesheet {
  const names = [...new Set(components)].filter(name => rules.has(name)).sort()
  const kept = [...new Set(tokens)].sort()
  const key = `${names.join()} ${kept.join()} ${partner.band} ${partner.onBand} ${partner.link}`
  let sheet = sheets.get(key)
  if (!sheet) {
    sheet = { css: compose(names, partner, kept) }
    sheets.set(key, sheet)
  }
  return sheet
}

/** The rules of every component, for pages that take one cached file: the workspace. */
export function wholeStylesheet(): Stylesheet {
  return stylesheet(
    styledComponents,
    rowanColours,
    [...theme.matchAll(/--([a-z0-9-]+):/g)].map(match => match[1]!),
  )
}

/**
 * The rules for a page whose body is `markup`: of the components whose class names stand in it. So a page can
 * neither forget a component's rules nor carry those of one that it does not show.
 */
export function stylesheetFor(markup: string, partner?: PartnerColours): Stylesheet {
  const components = new Set<string>()
  for (const [, classes] of markup.matchAll(/ class="([^"]+)"/g)) {
    for (const name of classes!.split(' ')) components.add(name.split(/__|--/, 1)[0]!)
  }
  // Only in attributes: what people wrote has its quotes escaped, so their words never choose rules.
  const tokens = [...markup.matchAll(/="var\(--([a-z0-9-]+)\)"/g)].map(match => match[1]!)
  return stylesheet(components, partner, tokens)
}

function compose(names: readonly string[], partner: PartnerColours, kept: readonly string[]): string {
  const own = theme
    .replace(/--partner: [^;]+/, `--partner: ${partner.band}`)
    .replace(/--on-partner: [^;]+/, `--on-partner: ${partner.onBand}`)
    .replace(/--partner-link: [^;]+/, `--partner-link: ${partner.link}`)
  const all = [own, ...names.map(name => rules.get(name)!)].join('\n')
  return withoutUnusedTokens(transformSync(all, { loader: 'css', minify: true }).code.trim(), kept)
}

function withoutUnusedTokens(css: string, kept: readonly string[]): string {
  const used = new Set(kept)
  for (const [, token] of css.matchAll(/var\(--([a-z0-9-]+)/g)) used.add(token!)
  return css.replace(/:root\{[^}]*\}/, root =>
    root.replace(/--([a-z0-9-]+):\s*([^;}]*;?)/g, (_, token: string, value: string) =>
      used.has(token) ? `--${token}:${value}` : '',
    ),
  )
}
