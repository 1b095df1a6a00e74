import { createHash } from 'node:crypto'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'long-title': 'off',
    'prefer-native-element': 'off',
    'no-inline-style': 'error',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

/** What an answer with a page breaks, in sentences; empty where it keeps every rule. */
export async function brokenRules(response: Response, html: string): Promise<string[]> {
  return [
    ...(await invalidHtml(html)),
    ...brokenMarkup(html),
    ...brokenPolicy(response.headers.get('Content-Security-Policy') ?? '', html),
    ...missingHeaders(response),
  ]
}

async function invalidHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  // Hidden fields of one name are a list; the rule can be told that of checkboxes and not of these.
  const hidden = new Set(
    [...html.matchAll(/<input type="hidden" name="([^"]+)"/g)].map(
      match => `Duplicate form control name "${match[1]}"`,
    ),
  )
  return report.results.flatMap(result =>
    result.messages
      .filter(({ message }) => !hidden.has(message))
      .map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  )
}

function brokenMarkup(html: string): string[] {
  const markup = html.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>')
  const tags = markup.match(/<[a-z][^>]*>/gi) ?? []
  const headings = markup.match(/<h1[\s>]/g) ?? []
  const root = /<html[^>]*>/.exec(markup)?.[0] ?? ''
  const broken: string[] = []
  const scripts = markup.matchAll(/<script(?<about>[^>]*)>(?<inside>[\s\S]*?)<\/script>/g)
  for (const { groups } of scripts) {
    if (!/\ssrc="\/[^"]+"/.test(groups?.['about'] ?? '') || groups?.['inside'] !== '')
      broken.push('There is an inline script, or one from elsewhere.')
  }
  for (const tag of tags) {
    const bare = tag.replace(/"[^"]*"/g, '""')
    if (/\son[a-z]+=/i.test(bare)) broken.push(`There is an inline handler: ${tag}`)
    if (/\sstyle=/i.test(bare)) broken.push(`There is an inline style: ${tag}`)
  }
  if (/(href|src|action)="\s*javascript:/i.test(markup)) broken.push('There is a javascript: address.')
  if (!/<title>[^<]*\S[^<]*<\/title>/.test(markup)) broken.push('There is no title.')
  if (headings.length !== 1) broken.push(`There are ${headings.length} headings of the first level.`)
  if (!/\slang="[a-z]{2}/.test(root)) broken.push('The page does not say its language.')
  if (!/\sdir="(ltr|rtl)"/.test(root)) broken.push('The page does not say its direction.')
  if (/http-equiv="refresh"/.test(markup) && /<(textarea|select|input(?![^>]*type="hidden"))/.test(markup))
    broken.push('The page loads again by itself, and what somebody types would be lost.')
  return broken
}

function brokenPolicy(policy: string, html: string): string[] {
  const broken: string[] = []
  for (const wanted of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    if (!policy.includes(wanted)) broken.push(`The content security policy lacks ${wanted}.`)
  }
  if (/unsafe-|\*/.test(policy)) broken.push('The content security policy lets in more than it should.')
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(match => match[1] ?? '')
  for (const style of styles) {
    const hash = createHash('sha256').update(style).digest('base64')
    if (!policy.includes(`'sha256-${hash}'`)) broken.push('The policy does not carry the hash of its style.')
  }
  return broken
}

function missingHeaders(response: Response): string[] {
  const wanted: Readonly<Record<string, RegExp>> = {
    'X-Content-Type-Options': /^nosniff$/,
    'Referrer-Policy': /^same-origin$/,
    'Cross-Origin-Opener-Policy': /^same-origin$/,
    'Permissions-Policy': /camera=\(\)/,
    'Cache-Control': /no-store|max-age=\d+/,
  }
  return Object.entries(wanted)
    .filter(([name, value]) => !value.test(response.headers.get(name) ?? ''))
    .map(([name]) => `The header ${name} is ${response.headers.get(name)}.`)
}
