import type { Language } from '../../ui/i18n/language.ts'
import type { Step } from './draft.ts'

/** Where a draft is gone through: its pages differ in language and between Easy Read and the usual words, never in what is kept. */
export type DraftAddress = {
  readonly code: string
  readonly language: Language
  readonly easy: boolean
  readonly token: string
}

/** The folder of a draft's pages. */
export function draftBase({ code, language, easy, token }: DraftAddress): string {
  return `/c/${code}/${language}/${easy ? 'easy' : 'draft'}/${token}`
}

export function stepAddress(address: DraftAddress, step: Step): string {
  return `${draftBase(address)}/${step}`
}
