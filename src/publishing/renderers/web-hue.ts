import type { Hue } from '../../ui/theme-key/hue.ts'

/** A class with its theme's colour and line, where it has a theme. */
export function hued(name: string, hue: Hue | null): string {
  return hue === null ? name : `${name} document--${hue}`
}
