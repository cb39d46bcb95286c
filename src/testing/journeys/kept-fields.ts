import type { Page } from 'playwright-core'

/** Fields of all that the device keeps of what its person writes. */
export function keptFields(page: Page): Promise<Record<string, string>[]> {
  return page.evaluate(async () => {
    const asked = <Result>(request: IDBRequest<Result>) => new Promise<Result>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const store = (await asked(indexedDB.open('plan-vivant:/'))).transaction('propositions').objectStore('propositions')
    return (await asked<{ fields: Record<string, string> }[]>(store.getAll())).map(({ fields }) => fields)
  })
}
