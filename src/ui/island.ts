import { resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { type Asset, asset } from './assets.ts'

/** Browser code, by the name of its folder in `islands/`. Every page works without. */
export const islandNames = ['passkey', 'follow'] as const
export type IslandName = (typeof islandNames)[number]

const made = new Map<IslandName, Asset>()

/** An island as one file for browsers of the last five years; made at its first use, then kept. */
export function island(name: IslandName): Asset {
  const known = made.get(name)
  if (known) return known
  const result = buildSync({
    entryPoints: [resolve(import.meta.dirname, `../../islands/${name}/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    logLevel: 'silent',
  })
  const file = asset(result.outputFiles[0]!.text, 'js', 'text/javascript; charset=utf-8', `islands/${name}-`)
  made.set(name, file)
  return file
}

/** The island that an address below `/assets/islands/` names, if it is of this version. */
export function islandAt(address: string): Asset | undefined {
  const name = islandNames.find(each => address.startsWith(`/assets/islands/${each}-`))
  if (!name) return undefined
  const file = island(name)
  return file.address === address ? file : undefined
}
