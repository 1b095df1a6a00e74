import { z } from 'zod'
import type { Id } from '../platform/ids.ts'
import { type Language, languages } from '../ui/i18n/language.ts'
import { publicText } from '../ui/i18n/public-text.ts'

/**
 * What people are asked to allow, in the order in which it is shown: what cannot be undone first, then one line
 * for each use.
 */
export const permissionTextNames = [
  'cannotBeUndone',
  'analysis',
  'quotation',
  'naming',
  'story',
  'telling',
  'contact',
] as const
export type PermissionTextName = (typeof permissionTextNames)[number]
export type PermissionTexts = { readonly [Name in PermissionTextName]: string }

const text = z.string().trim().min(1, 'Write this text.').max(600, 'Use 600 letters or fewer.')

export const permissionTexts = z.object({
  cannotBeUndone: text,
  analysis: text,
  quotation: text,
  naming: text,
  story: text,
  telling: text,
  contact: text,
}) satisfies z.ZodType<PermissionTexts>

/** One version of a programme's statement, in every language. Never altered once made. */
export type PermissionStatement = {
  readonly id: Id<'permission_statement'>
  readonly version: number
  readonly madeAt: Date
  readonly texts: StatementTexts
}
export type StatementTexts = Readonly<Record<Language, PermissionTexts>>

export const statementTexts = z.object({
  en: permissionTexts,
  gd: permissionTexts,
  pl: permissionTexts,
  ar: permissionTexts,
  'zh-Hans': permissionTexts,
}) satisfies z.ZodType<StatementTexts>

/** The texts that a programme begins with. They are copied into it, so later wording of ours changes no programme. */
export function defaultStatementTexts(): StatementTexts {
  const texts = languages.map(language => {
    const t = publicText(language)
    const own: PermissionTexts = {
      cannotBeUndone: `${t('permission.undo')} ${t('permission.undo-rest')}`,
      analysis: t('permission.analysis'),
      quotation: t('permission.quotation'),
      naming: t('permission.naming'),
      story: t('permission.publication'),
      telling: t('permission.learning'),
      contact: t('permission.contact'),
    }
    return [language, own]
  })
  return statementTexts.parse(Object.fromEntries(texts))
}

/** That a named person who reads the language well read this version and found it clear. */
export type LanguageApproval = {
  readonly language: Language
  readonly reader: string
  /** `YYYY-MM-DD` */
  readonly approvedOn: string
}
