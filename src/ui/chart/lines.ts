const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * About how wide a text is, in pixels, with no font at hand: measured on Noto Sans and rounded up, so that a text
 * fits in system fonts too.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const { segment } of graphemes.segment(text)) ems += widthOf(segment)
  return ems * size
}

function widthOf(letter: string): number {
  if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(letter))
    return 1.02
  if (/\p{Extended_Pictographic}/u.test(letter)) return 1.3
  if (/[ .,:;'’!|ijl]/.test(letter)) return 0.3
  if (/[ftrIJ()[\]-]/.test(letter)) return 0.43
  if (/[csvxyzk]/.test(letter)) return 0.54
  if (/[mwMW%@]/.test(letter)) return 0.94
  if (/[A-Z]/.test(letter)) return 0.69
  return 0.62
}

/** Breaks a text into lines no wider than `width` pixels, between words, or within one that is too long by itself. */
export function linesOf(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  const add = (piece: string, gap: string) => {
    const longer = line === '' ? piece : line + gap + piece
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line)
      line = piece
    } else line = longer
  }
  for (const word of text.trim().split(/\s+/)) {
    if (textWidth(word, size) <= width) add(word, ' ')
    else
      [...graphemes.segment(word)].forEach(({ segment }, index) => {
        add(segment, index === 0 ? ' ' : '')
      })
  }
  return [...lines, line]
}
