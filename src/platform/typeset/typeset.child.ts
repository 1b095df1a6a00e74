import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** What the parent asks for. Typst sees the template and the content beside it; nothing else is readable. */
export type TypesetJob = {
  readonly template: string
  /** What the template reads by `json(contentName)`. */
  readonly contentName: string
  readonly content: string
  readonly fonts: readonly string[]
  /** Gives back the values of all `metadata` with this label, beside the file. */
  readonly query?: string | undefined
}

export type TypesetReply =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly pages: number
      readonly values: readonly unknown[]
    }
  | { readonly ok: false; readonly diagnostics: string }

/**
 * Typst compiles in one long call that nothing can interrupt, so it has a process of its own: the server stays
 * awake, and a job that goes wrong takes nobody with it.
 */
process.once('message', (job: TypesetJob) => {
  process.send?.(compile(job), () => process.disconnect())
})

function compile(job: TypesetJob): TypesetReply {
  const workspace = '/typeset'
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: job.fonts.map(file => readFileSync(file)) }],
  })
  compiler.mapShadow(`${workspace}/${job.contentName}`, Buffer.from(job.content))
  const result = compiler.compile({ mainFileContent: job.template })
  const found = result.takeDiagnostics()
  if (found !== null) {
    return { ok: false, diagnostics: JSON.stringify(compiler.fetchDiagnostics(found)) }
  }
  const paged = result.result
  if (paged === null) return { ok: false, diagnostics: 'Typst gave neither a document nor a reason' }
  try {
    const values: readonly unknown[] = job.query
      ? compiler.query(paged, { selector: `<${job.query}>`, field: 'value' })
      : []
    return {
      ok: true,
      bytes: compiler.pdf(paged, { pdfStandard: 'ua-1' }),
      pages: paged.numOfPages,
      values,
    }
  } catch (error) {
    return { ok: false, diagnostics: error instanceof Error ? error.message : String(error) }
  }
}
