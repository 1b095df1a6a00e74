import { type FormContent, formContent } from '../forms/form.ts'

/** The organisation's own files that a form shows: pictures of Easy Read wordings, films of questions. */
export function ownFiles(content: FormContent): readonly string[] {
  const files: string[] = []
  JSON.stringify(content, (key, value: unknown) => {
    const file = fileIn(key, value)
    if (file !== undefined) files.push(file)
    return value
  })
  return [...new Set(files)]
}

/** The form without those files. */
export function withoutFiles(content: FormContent, gone: readonly string[]): FormContent {
  const text = JSON.stringify(content, (key, value: unknown) => {
    const file = fileIn(key, value)
    return file !== undefined && gone.includes(file) ? undefined : value
  })
  return formContent.parse(JSON.parse(text))
}

function fileIn(key: string, value: unknown): string | undefined {
  if (key === 'signed' && typeof value === 'string') return value
  if (key !== 'picture' || typeof value !== 'object' || value === null) return undefined
  return 'file' in value && typeof value.file === 'string' ? value.file : undefined
}
