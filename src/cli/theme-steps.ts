import type { ThemeProgress } from '../language/themes.ts'

/** What is being done while themes are drawn out, for the progress line. */
export const themeSteps: Readonly<Record<ThemeProgress['step'], string>> = {
  reading: 'Reading the texts',
  comparing: 'Comparing the texts',
  grouping: 'Grouping them into themes',
  naming: 'Naming the themes',
}
