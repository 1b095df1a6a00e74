import { type Interval, wilson } from './interval.ts'

/** A group of people: how many were heard, and how many there are where anybody knows. */
export type Group = {
  readonly key: string
  readonly label: string
  readonly heard: number
  readonly population: number | undefined
}

/**
 * - `under`: fewer than four in five of those expected, and not by chance: the whole interval lies below.
 * - `few`: the same, and fewer than half.
 * - `heard`: as many as expected, or too few people altogether to tell.
 * - `unknown`: no population figure.
 */
export type Standing = 'few' | 'under' | 'heard' | 'unknown'

export type CoveredGroup = Group & {
  /** Of 10,000 people who belong to it. */
  readonly rate: (Interval & { readonly value: number }) | undefined
  /** Of all heard who belong to a group with a figure: shares from 0 to 1. */
  readonly share: (Interval & { readonly value: number }) | undefined
  /** The group's share of the population, from 0 to 1, and so many people of those heard. */
  readonly expected: { readonly share: number; readonly people: number } | undefined
  /** People that were expected and not heard; below zero where more were heard. The interval is that of the share. */
  readonly gap: (Interval & { readonly value: number }) | undefined
  readonly standing: Standing
}

export type Covered = {
  readonly groups: readonly CoveredGroup[]
  /** Heard in groups that have a population figure. */
  readonly told: number
  /** People of all groups that have a figure; 0 where there is none. */
  readonly population: number
  /** Of 10,000 people of all these groups; undefined where there is no figure. */
  readonly rate: number | undefined
}

const per = 10_000

/** The four-fifths: a share below this part of the expected one is worth acting on. */
const enough = 0.8
const half = 0.5

/**
 * How well each group was heard, in the order given. Shares are of those who told it, so whoever did not tell counts
 * neither for nor against a group. A group of whom nobody lives there, and none was heard, is as expected.
 */
export function cover(groups: readonly Group[]): Covered {
  const known = groups.filter(group => group.population !== undefined)
  const told = sum(known.map(group => group.heard))
  const population = sum(known.map(group => group.population ?? 0))
  return {
    told,
    population,
    rate: population > 0 ? (told / population) * per : undefined,
    groups: groups.map(group => coverGroup(group, told, population)),
  }
}

function coverGroup(group: Group, told: number, everybody: number): CoveredGroup {
  const { heard, population } = group
  if (population === undefined || everybody === 0)
    return {
      ...group,
      rate: undefined,
      share: undefined,
      expected: undefined,
      gap: undefined,
      standing: 'unknown',
    }
  const rate =
    population > 0 && heard <= population
      ? scaled({ value: heard / population, ...wilson(heard, population) }, per)
      : undefined
  const expected = { share: population / everybody, people: (told * population) / everybody }
  if (told === 0) return { ...group, rate, share: undefined, expected, gap: undefined, standing: 'heard' }
  const share = { value: heard / told, ...wilson(heard, told) }
  const gap = {
    value: expected.people - heard,
    low: told * (expected.share - share.high),
    high: told * (expected.share - share.low),
  }
  const isBelow = share.high < expected.share && heard < enough * expected.people
  const standing = !isBelow ? 'heard' : heard < half * expected.people ? 'few' : 'under'
  return { ...group, rate, share, expected, gap, standing }
}

const scaled = (one: Interval & { value: number }, by: number) => ({
  value: one.value * by,
  low: one.low * by,
  high: one.high * by,
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
