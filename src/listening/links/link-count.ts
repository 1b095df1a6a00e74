/** The most links made at once. */
export const mostLinks = 5000

/** How many links were made on a day (YYYY-MM-DD), and how many of them were used. */
export type LinkCount = { readonly madeOn: string; readonly made: number; readonly used: number }

/** For whom links are wanted: a line each, empty where only a number was given. Undefined for too many or none. */
export function linksWanted(count: string, list: string): readonly string[] | undefined {
  const lines = list
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  if (lines.length > 0) return lines.length <= mostLinks ? lines : undefined
  const many = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0
  return many >= 1 && many <= mostLinks ? Array.from({ length: many }, () => '') : undefined
}
