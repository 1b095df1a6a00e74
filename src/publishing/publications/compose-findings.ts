import type { SafeTable } from '../../disclosure/index.ts'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { aFew, type Finding } from '../../understanding/index.ts'
import { type Block, type Line, line } from '../document.ts'
import { anchor } from './anchor.ts'
import type { Recommendation } from './publication.ts'
import { t } from './report-text.en.ts'

/** A finding with who says so: the number opens to its evidence for the team. */
export function findingBlock(finding: Finding, number: number, total: number, table: SafeTable): Block {
  const [first] = finding.themes
  return {
    kind: 'finding',
    id: anchor('finding', finding.id),
    number,
    total,
    name: first?.name ?? shortName(finding.sentence),
    sentence: finding.sentence,
    text: finding.explanation
      .split(/\n{2,}/)
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(line),
    evidence: { id: `finding ${finding.id}`, note: evidenceNote(finding, table) },
    hue: first ? hueAt(first.hue) : null,
  }
}

function evidenceNote(finding: Finding, table: SafeTable): Line {
  const [cell] = table.cells[0] ?? []
  if (cell?.state !== 'shown' || table.n.state !== 'shown') {
    const few = cell?.state === 'suppressed' && cell.words === 'a few'
    return line(t(few ? 'report.evidence-few' : 'report.evidence-held'))
  }
  const sentence = t('report.evidence', { count: t.number(cell.count), people: t.number(table.n.count) })
  const number = t.number(cell.count)
  return [
    { kind: 'figure', text: number, evidence: `finding ${finding.id}` },
    { kind: 'text', text: `${sentence.slice(number.length)} ${t('report.not-a-sample')}` },
  ]
}

function shortName(sentence: string): string {
  const words = sentence.split(/\s+/)
  return words.length <= 6 ? sentence : `${words.slice(0, 6).join(' ')} …`
}

/** A recommendation with what it rests on and, once there is one, its answer. */
export function recommendationBlock(
  one: Recommendation,
  number: number,
  findings: readonly Finding[],
  numbered: readonly string[],
): Block {
  const behind = findings.filter(finding => one.findings.includes(finding.id))
  return {
    kind: 'recommendation',
    id: anchor('recommendation', one.id),
    number,
    to: one.to,
    text: one.wording,
    due: one.due ?? null,
    restsOn: behind
      .filter(finding => numbered.includes(finding.id))
      .map(finding => ({
        text: t('report.rests-on', { number: t.number(numbered.indexOf(finding.id) + 1) }),
        address: `#${anchor('finding', finding.id)}`,
      })),
    answer: one.answer
      ? {
          reply: one.answer.reply,
          words: one.answer.words || '–',
          date: one.answer.on,
          by: one.answer.by || null,
          seenBy: seenBy(behind),
        }
      : null,
  }
}

/** Who can see the answer on their receipt. An exact number of few people would tell how few they are. */
function seenBy(behind: readonly Finding[]): string | null {
  if (behind.length !== 1) return null
  const people = behind[0]!.people
  return people <= aFew ? t('report.answer-seen-few') : null
}
