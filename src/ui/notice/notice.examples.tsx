import type { ComponentExamples } from '../example.ts'
import { Notice } from './notice.tsx'

export const noticeExamples: ComponentExamples = {
  component: 'notice',
  examples: [
    {
      name: 'what to know first',
      draw: () => (
        <Notice>
          <p>
            <b>What cannot be undone comes first.</b> We cannot call back a report once someone has printed or
            saved it.
          </p>
        </Notice>
      ),
    },
    {
      name: 'what just happened, with undo',
      draw: () => (
        <Notice kind="done" undo={{ action: '#', fields: { change: '12' } }}>
          <p>Merged “Known by name” into “The same faces”.</p>
        </Notice>
      ),
    },
    {
      name: 'a worry',
      draw: () => (
        <Notice kind="berry">
          <p>
            <a href="#example">A worry about someone’s safety</a>. Nobody has taken it yet.
          </p>
        </Notice>
      ),
    },
  ],
}
