import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'

/*
 * Makes the symbols that we ship from the Mulberry set (https://mulberrysymbols.org, CC BY-SA 4.0):
 *
 *   node --import tsx tools/symbols.ts <folder of the set's SVG files>
 *
 * Which ones, and the words that find them, stand in src/ui/symbols/symbols.csv. The files lose what is not drawn
 * and the decimals that nobody sees; nothing else is changed in them.
 */

const [from = ''] = process.argv.slice(2)
const to = resolve(import.meta.dirname, '../src/ui/symbols')
const listed: { name: string; original: string }[] = parse(readFileSync(join(to, 'symbols.csv'), 'utf8'), {
  columns: true,
})

for (const { name, original } of listed) {
  const svg = lighter(readFileSync(join(from, `${original}.svg`), 'utf8'))
  if (/<script|<foreignObject|\son\w+=|(?:xlink:)?href="(?!#)/i.test(svg)) {
    throw new Error(`${original} holds more than a drawing.`)
  }
  writeFileSync(join(to, 'svg', `${name}.svg`), `${svg}\n`)
}

/** Without declarations, comments and foreign attributes, and with coordinates to a tenth of a hundredth of the width. */
function lighter(svg: string): string {
  const width = Number(/viewBox="[\d.-]+ [\d.-]+ ([\d.]+)/.exec(svg)?.[1] ?? 100)
  const decimals = width > 400 ? 1 : 2
  const round = (text: string) =>
    text.replace(/-?\d*\.\d+/g, number => String(Number(Number(number).toFixed(decimals))))
  return svg
    .replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->|<metadata[\s\S]*?<\/metadata>/g, '')
    .replace(/\s(?:d|points)="[^"]*"/g, attribute => {
      // Numbers that a sign or a second point keeps apart would run together: they get a space first.
      const apart = attribute.replace(/(\.\d+)(?=\.)/g, '$1 ').replace(/(?<=[\d.])-/g, ' -')
      return round(apart)
    })
    .replace(/\s(?:inkscape|sodipodi|xmlns:(?!xlink)\w+):?[\w-]*="[^"]*"/g, '')
    .replace(/>\s+</g, '><')
    .trim()
}
