import assert from 'node:assert/strict'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-inline-style': 'error', 'prefer-native-element': 'off' },
})

/** The page's HTML, which must be valid; `where` names the page in a failure. */
export async function validHtml(response: Response, where: string): Promise<string> {
  const html = await response.text()
  const report = await validator.validateString(html)
  const messages = report.results.flatMap(result =>
    result.messages.map(message => `${message.ruleId}: ${message.message} (${message.selector})`),
  )
  assert.deepEqual(messages, [], where)
  return html
}
