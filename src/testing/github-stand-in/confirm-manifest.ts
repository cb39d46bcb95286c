import type { StandIn } from './serve-stand-in.ts'

export interface ConfirmedManifest {
  manifest: Record<string, unknown>
  /** Where GitHub sends the browser back. */
  back: string
  /** The code that it carries, worth one App. */
  code: string
}

/** What GitHub's page does with the manifest of our form, `page`, once its owner has confirmed. */
export function confirmManifest({ hub }: StandIn, page: string): ConfirmedManifest {
  const valueOf = (pattern: RegExp): string => (pattern.exec(page)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const state = new URL(valueOf(/action="([^"]+)"/)).searchParams.get('state')
  const manifest = JSON.parse(valueOf(/name="manifest" value="([^"]+)"/)) as ConfirmedManifest['manifest']
  const code = `code-${hub.settings.manifestCodes.size + 1}`
  hub.settings.manifestCodes.add(code)
  hub.settings.hookUrl = (manifest['hook_attributes'] as { url: string }).url
  return { manifest, code, back: `${String(manifest['redirect_url'])}?code=${code}&state=${state}` }
}
