import { tellInstant } from '../tell-instant.ts'

/** Texts that the worker shows, in the interface's language. */
export interface OfflineTexts {
  language: string
  /** One for each reason. */
  offline: string
  slow: string
  unavailable: string
  /** Of a page that was kept because it was read; `{copied}` is when. */
  read: string
  missing: string
  private: string
  newer: string
  current: string
  /** The link to what is newer. */
  open: string
  /** What waited on the device was sent, and the link to it. */
  sent: string
  mine: string
}

/** Why a page comes from the device. */
export type Reason = 'offline' | 'slow' | 'unavailable'

/**
 * Said of a page that comes from the device: why, which version it is, and when the device got it. A page that is not in the copy
 * (`version` null) was kept when it was read, so it has that date alone.
 */
export function describeKept(reason: Reason, { received, version }: { received: number; version: string | null }, texts: OfflineTexts): string {
  const copied = tellInstant(received, texts.language)
  return `${texts[reason]} ${(version ?? texts.read).replace('{copied}', copied)}`
}

/** Puts a notice at the head of a page's main part, where screen readers say it; a page without one is given back as it is. */
export function insertNote(html: string, text: string): string {
  return html.replace(/<main\b[^>]*>/, (main) => `${main}<div class="wrap" role="status" data-offline><p class="notice notice-attention">${escapeHtml(text)}</p></div>`)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
