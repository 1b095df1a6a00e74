import { en } from './public.en.ts'

export const gd = en
