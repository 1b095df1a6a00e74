import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { type FontFace, readFontFaces } from './font-face.ts'

const require = createRequire(import.meta.url)

/** TrueType only: Typst draws nothing with WOFF, and says nothing. */
function shipped(pack: string, name: string, cuts: readonly string[]): readonly string[] {
  const folder = dirname(require.resolve(`@expo-google-fonts/${pack}/package.json`))
  return cuts.map(cut => join(folder, cut, `${name}_${cut}.ttf`))
}

const sans = shipped('noto-sans', 'NotoSans', [
  '400Regular',
  '400Regular_Italic',
  '600SemiBold',
  '600SemiBold_Italic',
])
const serif = shipped('noto-serif', 'NotoSerif', ['400Regular', '600SemiBold'])
const arabic = shipped('noto-naskh-arabic', 'NotoNaskhArabic', ['400Regular', '600SemiBold'])

/** Font files to hand to Typst, and the families in the order in which they are tried. */
export type ChosenFonts = {
  readonly files: readonly string[]
  readonly sans: readonly string[]
  readonly serif: readonly string[]
  /** Code points that no font at hand can draw. */
  readonly missing: readonly number[]
}

/**
 * Fonts that together draw every character. Rowan ships Latin, Greek, Cyrillic and Arabic; for anything else the
 * folders are searched, in order, for the faces that cover most of what is still missing.
 *
 * @param folders where fonts may lie; those that are not there are passed over
 * @param language breaks a tie between faces that differ by country, as Chinese and Japanese ones do
 */
export function chooseFonts(
  codePoints: Iterable<number>,
  folders: readonly string[],
  language: string,
): ChosenFonts {
  const own = [sans, arabic, serif].flatMap(cuts => readFontFaces(cuts[0]!))
  let missing = [...new Set(codePoints)].filter(one => isDrawn(one) && !own.some(face => face.covers(one)))
  const extra: FontFace[] = []
  const candidates = missing.length === 0 ? [] : facesIn(folders)
  while (missing.length > 0) {
    const best = bestFace(candidates, missing, language)
    if (best === null) break
    extra.push(best)
    missing = missing.filter(one => !best.covers(one))
  }
  const families = extra.map(face => face.family)
  return {
    files: [...new Set([...sans, ...serif, ...arabic, ...extra.map(face => face.file)])],
    sans: ['Noto Sans', 'Noto Naskh Arabic', ...families],
    serif: ['Noto Serif', 'Noto Naskh Arabic', 'Noto Sans', ...families],
    missing: missing.toSorted((one, other) => one - other),
  }
}

/** Where systems keep their fonts. */
export const systemFontFolders: readonly string[] = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
]

/** Spaces, line ends, joiners, direction marks and variation selectors need no shape of their own. */
function isDrawn(codePoint: number): boolean {
  return !/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(codePoint))
}

function facesIn(folders: readonly string[]): readonly FontFace[] {
  return folders
    .filter(folder => existsSync(folder))
    .flatMap(folder =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && /\.(ttf|otf|ttc|otc)$/i.test(entry.name))
        .map(entry => join(entry.parentPath, entry.name))
        .sort(),
    )
    .flatMap(file => readFontFaces(file))
}

function bestFace(faces: readonly FontFace[], missing: readonly number[], language: string): FontFace | null {
  let best: { readonly face: FontFace; readonly rank: readonly number[] } | null = null
  for (const face of faces) {
    const covered = missing.filter(one => face.covers(one)).length
    if (covered === 0) continue
    const rank = [covered, countryRank(face.family, language), plainRank(face)]
    if (best === null || isHigher(rank, best.rank)) best = { face, rank }
  }
  return best?.face ?? null
}

const countries: readonly (readonly [language: RegExp, family: RegExp])[] = [
  [/^zh-(Hant|TW|HK)/, /\b(TC|HK|TW)\b/],
  [/^ja/, /\bJP\b/],
  [/^ko/, /\bKR\b/],
  [/^/, /\bSC\b/],
]

function countryRank(family: string, language: string): number {
  const wanted = countries.find(([tag]) => tag.test(language))?.[1]
  return wanted?.test(family) ? 1 : 0
}

/** An upright text face before a bold, slanted, monospaced or coloured one. */
function plainRank(face: FontFace): number {
  return /bold|black|light|thin|medium|italic|oblique|mono|color/i.test(face.file + face.family) ? 0 : 1
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index])
  return at !== -1 && one[at]! > other[at]!
}
