import { en } from './public.en.ts'

export const zhHans = en
