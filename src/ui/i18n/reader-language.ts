import { isLanguage, type Language } from './language.ts'

/**
 * The language that somebody reads, for a page that cannot ask: the one in the address that they opened
 * (`/p/code/ar`, `?language=ar`), then the first of their browser's that Rowan has, then English.
 *
 * @param address with its query
 * @param acceptLanguage the header of that name (RFC 9110, 12.5.4)
 */
export function readerLanguage(address: string, acceptLanguage: string | undefined): Language {
  const { pathname, searchParams } = new URL(address, 'http://rowan.invalid')
  const inAddress = [...pathname.split('/'), searchParams.get('language') ?? ''].find(isLanguage)
  return inAddress ?? preferred(acceptLanguage ?? '') ?? 'en'
}

function preferred(acceptLanguage: string): Language | undefined {
  return acceptLanguage
    .split(',')
    .map(range => {
      const [tag = '', ...settings] = range.split(';').map(part => part.trim())
      const weight = settings.find(setting => /^q=/i.test(setting))
      return { language: ours(tag), weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .find(({ language }) => language !== undefined)?.language
}

/** The language of ours that a reader of this one reads: `ar-EG` Arabic, `zh-CN` simplified Chinese, `zh-TW` none. */
function ours(tag: string): Language | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return [language, `${language}-${script}`].find(isLanguage)
  } catch {
    return undefined
  }
}
