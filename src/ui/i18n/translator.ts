import type { Child } from 'hono/jsx'
import type { Catalogue, Message, NamesOf } from './catalogue.ts'
import { type Language, languageFacts } from './language.ts'

export type Parameter = string | number
type Parameters<M extends Message, Value> = [NamesOf<M>] extends [never]
  ? []
  : [parameters: Readonly<Record<NamesOf<M>, Value>>]

/** How a date is written: 4 March 2026, 4 March, 10:30, or 4 March 2026 at 10:30. */
export type DateStyle = 'day' | 'day-month' | 'time' | 'moment'

/** `t('key', { name })` gives the sentence. Numbers are written as the language writes them. */
export type Translate<C extends Catalogue> = {
  <K extends keyof C & string>(key: K, ...parameters: Parameters<C[K], Parameter>): string
  readonly language: Language
  /** The same sentence with markup in its gaps, such as a link: `t.rich('key', { link: <a …/> })`. */
  rich<K extends keyof C & string>(key: K, ...parameters: Parameters<C[K], Child>): Child[]
  number(value: number, options?: Intl.NumberFormatOptions): string
  date(value: Date, style?: DateStyle): string
  /** "a, b and c" */
  list(items: readonly string[]): string
}

const dateOptions: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  'day-month': { day: 'numeric', month: 'long' },
  time: { hour: '2-digit', minute: '2-digit' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
}

const gap = /\{([^{}]+)\}/g

/** A translator for one catalogue. Dates are told in `timeZone`, for a service in Scotland by default. */
export function translator<C extends Catalogue>(
  language: Language,
  messages: { readonly [K in keyof C]: Message } & C,
  timeZone = 'Europe/London',
): Translate<C> {
  const { locale, direction } = languageFacts[language]
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const lists = new Intl.ListFormat(locale)
  const dates = new Map<DateStyle, Intl.DateTimeFormat>()

  const write = (value: Parameter): string => {
    if (typeof value === 'number') return numbers.format(value)
    // A name in Latin letters inside an Arabic sentence would drag the punctuation around it along.
    return direction === 'rtl' ? `\u2068${value}\u2069` : value
  }

  const sentence = (message: Message, count: unknown): string => {
    if (typeof message === 'string') return message
    const category = plurals.select(typeof count === 'number' ? count : Number(count))
    return message[category] ?? message.other
  }

  const fill = (key: string, given: Readonly<Record<string, Parameter>>): string =>
    sentence(messageFor(key), given['count']).replace(gap, (_, name: string) => {
      const value = given[name]
      if (value === undefined) throw new Error(`The text "${key}" needs "${name}".`)
      return write(value)
    })

  const fillRich = (key: string, given: Readonly<Record<string, Child>>): Child[] =>
    sentence(messageFor(key), given['count'])
      .split(gap)
      .map((part, index) => {
        if (index % 2 === 0) return part
        const value = given[part]
        return typeof value === 'number' || typeof value === 'string' ? write(value) : value
      })

  const messageFor = (key: string): Message => {
    const message = messages[key]
    if (message === undefined) throw new Error(`There is no text "${key}" in ${language}.`)
    return message
  }

  return Object.assign((key: string, given: Readonly<Record<string, Parameter>> = {}) => fill(key, given), {
    language,
    rich: (key: string, given: Readonly<Record<string, Child>> = {}) => fillRich(key, given),
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      options ? new Intl.NumberFormat(locale, options).format(value) : numbers.format(value),
    date: (value: Date, style: DateStyle = 'day') => {
      let format = dates.get(style)
      if (!format) {
        format = new Intl.DateTimeFormat(locale, { ...dateOptions[style], timeZone, hourCycle: 'h23' })
        dates.set(style, format)
      }
      return format.format(value)
    },
    list: (items: readonly string[]) => lists.format(items),
  })
}
