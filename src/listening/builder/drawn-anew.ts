import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { mostPixels } from './easy-picture.ts'

/** The longest edge as it is kept: an Easy Read picture is never larger than this on a page or on paper. */
const longestEdge = 800

/**
 * A picture that somebody brought, drawn anew: upright, no larger than is looked at, without what a camera wrote
 * into it (place, time, device). Undefined for what is no picture, or too many pixels to open.
 */
export async function drawnAnew(path: string): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path)
    const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    // A drawing in SVG or a page in PDF is a program of its own kind: it is not opened.
    if (!['jpeg', 'png', 'webp', 'gif'].includes((await open().metadata()).format)) return undefined
    return await open()
      .autoOrient()
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85 })
      .toBuffer()
  } catch {
    return undefined
  }
}
