import type { DateOrder } from './mapping.ts'

const earliest = Date.UTC(1900, 0, 1)
const dayMs = 86_400_000
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A date as people and programs write them: ISO 8601, seconds or milliseconds since 1970, 3/4/2026 in the order
 * told, 3 April 2026, Tue Feb 13 12:58:16 2018. A day alone is noon of that day, so that no time zone moves it.
 * Undefined where it is none of these, before 1900, or more than a day ahead of `now`.
 */
export function readDate(text: string, order: DateOrder, now: Date): Date | undefined {
  const time = timeOf(text.trim(), order)
  if (time === undefined || Number.isNaN(time)) return undefined
  return time >= earliest && time <= now.getTime() + dayMs ? new Date(time) : undefined
}

function timeOf(text: string, order: DateOrder): number | undefined {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  if (/^\d{12,13}$/.test(text)) return Number(text)
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    )
  if (iso) return moment(iso[1], iso[2], iso[3], iso[4], iso[5])
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/.exec(
    text,
  )
  if (slashed) {
    const [first, second] = [slashed[1], slashed[2]]
    const [day, month] = order === 'day' ? [first, second] : [second, first]
    return moment(slashed[3], month, day, slashed[4])
  }
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text)
  if (yearFirst) return moment(yearFirst[1], yearFirst[2], yearFirst[3])
  const named = /^(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})/.exec(
    text,
  )
  if (named) return moment(named[3], monthOf(named[2]), named[1], clockIn(text))
  const american =
    /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s.*?(\d{4})$/.exec(text)
  if (american) return moment(american[3], monthOf(american[1]), american[2], clockIn(text))
  return undefined
}

function clockIn(text: string): string | undefined {
  return /\b(\d{1,2}:\d{2}(?::\d{2})?)\b/.exec(text)?.[1]
}

function monthOf(name: string | undefined): string | undefined {
  const index = months.indexOf((name ?? '').slice(0, 3).toLowerCase())
  return index < 0 ? undefined : String(index + 1)
}

/** Milliseconds since 1970 of a day and time that exist; without a zone the time is taken as UTC. */
function moment(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock = '12:00',
  zone = 'Z',
): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  // JavaScript takes the years 0 to 99 for those of the last century.
  if (!(y >= 1000)) return undefined
  const midnight = new Date(Date.UTC(y, m - 1, d))
  if (midnight.getUTCMonth() !== m - 1 || midnight.getUTCDate() !== d) return undefined
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.replace(/[^0-9]/g, '').padEnd(4, '0')
  const ahead = zone === 'Z' ? 0 : sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4)))
  return midnight.getTime() + ((hours * 60 + minutes - ahead) * 60 + seconds) * 1000
}
