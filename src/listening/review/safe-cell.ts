/**
 * A cell that a spreadsheet takes for text whatever it begins with: an apostrophe goes before what would be read as a
 * formula (OWASP, CSV injection). For tables that people open in a spreadsheet, not for words that must stay exact.
 */
export function safeCell(text: string): string {
  return /^\s*[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text
}
