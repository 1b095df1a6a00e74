import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** What the parent asks for. `template` and `content` are the two files that Typst sees; nothing else is readable. */
export type PdfJob = {
  readonly template: string
  readonly content: string
  readonly fonts: readonly string[]
}

export type PdfReply =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly ok: false; readonly diagnostics: string }

/**
 * Typst compiles in one long call that nothing can interrupt, so it has a process of its own: the server stays
 * awake, and a job that goes wrong takes nobody with it.
 */
process.once('message', (job: PdfJob) => {
  process.send?.(compile(job), () => process.disconnect())
})

function compile(job: PdfJob): PdfReply {
  const workspace = '/report'
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: job.fonts.map(file => readFileSync(file)) }],
  })
  compiler.mapShadow(`${workspace}/report.json`, Buffer.from(job.content))
  const result = compiler.compile({ mainFileContent: job.template })
  const found = result.takeDiagnostics()
  if (found !== null) {
    return { ok: false, diagnostics: JSON.stringify(compiler.fetchDiagnostics(found)) }
  }
  const paged = result.result
  if (paged === null) return { ok: false, diagnostics: 'Typst gave neither a document nor a reason' }
  try {
    return { ok: true, bytes: compiler.pdf(paged, { pdfStandard: 'ua-1' }), pages: paged.numOfPages }
  } catch (error) {
    return { ok: false, diagnostics: error instanceof Error ? error.message : String(error) }
  }
}
