import type { ThemeHue } from '../document-hues.ts'

/** A class with its theme's colour and line, where it has a theme. */
export function hued(name: string, hue: ThemeHue | null): string {
  return hue === null ? name : `${name} document--${hue}`
}
