import { en } from './public.en.ts'

export const pl = en
