import { en } from './public.en.ts'

export const ar = en
