import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

/** Answers for https://plan.test/, a host that does not exist, with the files of a folder. */
export async function serveFolder(visitor: Page | BrowserContext, folder: string): Promise<void> {
  await visitor.route('https://plan.test/**', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname)
    await route.fulfill({ path: join(folder, path.endsWith('/') ? `${path}index.html` : path) })
  })
}
