import chromium from '@sparticuz/chromium'

/** Unpacks the browser once, before test files that run side by side would each do it into the same place. */
export default async function unpackBrowser(): Promise<void> {
  await chromium.executablePath()
}
