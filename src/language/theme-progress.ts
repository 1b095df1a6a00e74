/** What is being done, and how far all of it is, from 0 to 1. */
export interface ThemeProgress {
  step: 'reading' | 'comparing' | 'grouping' | 'naming'
  done: number
}
