import type { BankDraft } from './bank.ts'

/** A scale whose items are not openly licensed: who wants to use it asks its owners, then writes them in. */
export const personCentred: BankDraft = {
  key: 'pcpi-s',
  title: 'Person-centred Practice Inventory – Staff (PCPI-S)',
  about: 'A validated scale of how staff see person-centred practice where they work.',
  source:
    'Slater, P., McCance, T. and McCormack, B. (2017), The development and testing of the Person-centred Practice Inventory – Staff (PCPI-S), International Journal for Quality in Health Care 29(4), 541–547.',
  licence: 'Not openly licensed, so its items are not here.',
  ask: 'Ask its authors at Ulster University (Professor Tanya McCance) for permission and for the items. Then add a question of the kind “Several statements on one scale” and write them in.',
  questions: [],
}
