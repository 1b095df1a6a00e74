/** What became of one of several: what it gives, or why there is nothing. */
export type Outcome<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: unknown }

type Waiting<Item, Result> = {
  readonly item: Item
  readonly settle: (outcome: Outcome<Result>) => void
}

/**
 * Does together what is asked for while something else is under way, and at once what is asked for alone: nobody
 * waits for others to come. `most` is how many go together, `atOnce` how many such groups are under way. A group
 * that fails is tried again one by one, so that one bad item spoils nothing for the others; `work` must therefore
 * be safe to repeat, and gives one result an item, in their order.
 */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  limits: { readonly most: number; readonly atOnce: number },
): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = []
  let underWay = 0

  const doNext = async (): Promise<void> => {
    underWay++
    while (queue.length > 0) {
      const group = queue.splice(0, limits.most)
      const outcomes = await outcomesOf(
        work,
        group.map(({ item }) => item),
      )
      group.forEach(({ settle }, index) => {
        settle(outcomes[index]!)
      })
    }
    underWay--
  }

  return item =>
    new Promise((resolve, reject) => {
      queue.push({
        item,
        settle: outcome => (outcome.ok ? resolve(outcome.result) : reject(outcome.error)),
      })
      if (underWay < limits.atOnce) void doNext()
    })
}

async function outcomesOf<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  items: readonly Item[],
): Promise<readonly Outcome<Result>[]> {
  try {
    return (await work(items)).map(result => ({ ok: true, result }))
  } catch (error) {
    if (items.length === 1) return [{ ok: false, error }]
    const alone: Outcome<Result>[] = []
    for (const item of items) alone.push(...(await outcomesOf(work, [item])))
    return alone
  }
}
