import type { Id } from '../../platform/ids.ts'
import type { Span } from '../excerpt.ts'

/** What can be covered. What is read instead names it: "[name]". */
export const redactionKinds = [
  'name',
  'phone',
  'email',
  'address',
  'date',
  'number',
  'place',
  'other',
] as const
export type RedactionKind = (typeof redactionKinds)[number]

/** A piece of what was said that others do not read: where it stands in the words as they were said, and what is shown instead. */
export type Cover = Span & { readonly kind: RedactionKind; readonly shown: string }

export type Redaction = Cover & { readonly id: Id<'redaction'> }

const shownInstead: Readonly<Record<string, Readonly<Record<RedactionKind, string>>>> = {
  en: {
    name: 'name',
    phone: 'phone number',
    email: 'email',
    address: 'address',
    date: 'date',
    number: 'number',
    place: 'place',
    other: 'left out',
  },
  gd: {
    name: 'ainm',
    phone: 'àireamh fòn',
    email: 'post-d',
    address: 'seòladh',
    date: 'ceann-latha',
    number: 'àireamh',
    place: 'àite',
    other: 'air fhàgail às',
  },
  pl: {
    name: 'imię',
    phone: 'numer telefonu',
    email: 'e-mail',
    address: 'adres',
    date: 'data',
    number: 'numer',
    place: 'miejsce',
    other: 'pominięto',
  },
  ar: {
    name: 'اسم',
    phone: 'رقم هاتف',
    email: 'بريد إلكتروني',
    address: 'عنوان',
    date: 'تاريخ',
    number: 'رقم',
    place: 'مكان',
    other: 'محذوف',
  },
  'zh-Hans': {
    name: '姓名',
    phone: '电话号码',
    email: '电子邮箱',
    address: '地址',
    date: '日期',
    number: '号码',
    place: '地点',
    other: '略去',
  },
}

/** What is read in the place of something covered, in the language of the words around it; English for others. */
export function shownFor(kind: RedactionKind, language: string): string {
  return `[${(shownInstead[language] ?? shownInstead['en']!)[kind]}]`
}

/** The words as everybody else reads them. The database keeps the same: see `covered_words`. */
export function coveredWords(words: string, covers: readonly Cover[]): string {
  let shown = words
  for (const { start, end, shown: instead } of covers.toSorted((a, b) => b.start - a.start))
    shown = shown.slice(0, start) + instead + shown.slice(end)
  return shown
}

/** Where a piece of the words as they are shown stands in the words as they were said. One that begins or ends inside what is shown instead takes the whole of it. */
export function spanSaid(covers: readonly Cover[], { start, end }: Span): Span {
  return { start: said(covers, start, 'start'), end: said(covers, end, 'end') }
}

function said(covers: readonly Cover[], at: number, side: 'start' | 'end'): number {
  let shift = 0
  for (const cover of inOrder(covers)) {
    const from = cover.start + shift
    const to = from + cover.shown.length
    if (at <= from) break
    if (at < to) return cover[side]
    shift += cover.shown.length - (cover.end - cover.start)
  }
  return at - shift
}

/** Where a piece of the words as they were said stands in the words as they are shown. One that begins or ends inside something covered takes the whole of what is shown instead. */
export function spanShown(covers: readonly Cover[], { start, end }: Span): Span {
  return { start: shownAt(covers, start, 'start'), end: shownAt(covers, end, 'end') }
}

function shownAt(covers: readonly Cover[], at: number, side: 'start' | 'end'): number {
  let shift = 0
  for (const cover of inOrder(covers)) {
    if (at <= cover.start) break
    const from = cover.start + shift
    if (at < cover.end) return side === 'start' ? from : from + cover.shown.length
    shift += cover.shown.length - (cover.end - cover.start)
  }
  return at + shift
}

/** With one more piece covered. What overlaps it is joined to it, so that no two ever lie over each other. */
export function withCover(covers: readonly Cover[], added: Cover): { covers: Cover[]; joined: Cover } {
  const touching = covers.filter(cover => cover.start < added.end && cover.end > added.start)
  const joined = {
    ...added,
    start: Math.min(added.start, ...touching.map(cover => cover.start)),
    end: Math.max(added.end, ...touching.map(cover => cover.end)),
  }
  return { joined, covers: inOrder([...covers.filter(cover => !touching.includes(cover)), joined]) }
}

type Piece<Key> = Span & { readonly id: Key }

/**
 * Where excerpts of the words as they are shown stand once other pieces are covered. Those that come to lie where
 * another lies are gone: the same words at the same place are one excerpt.
 */
export function excerptsMoved<Key>(
  before: readonly Cover[],
  after: readonly Cover[],
  excerpts: readonly Piece<Key>[],
): { readonly moved: readonly Piece<Key>[]; readonly gone: readonly Key[] } {
  const moved: Piece<Key>[] = []
  const gone: Key[] = []
  const taken = new Set<string>()
  for (const piece of excerpts.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const span = spanShown(after, spanSaid(before, piece))
    const place = `${span.start} ${span.end}`
    if (taken.has(place)) {
      gone.push(piece.id)
      continue
    }
    taken.add(place)
    if (span.start !== piece.start || span.end !== piece.end) moved.push({ id: piece.id, ...span })
  }
  return { moved, gone }
}

function inOrder(covers: readonly Cover[]): Cover[] {
  return covers.toSorted((a, b) => a.start - b.start)
}
