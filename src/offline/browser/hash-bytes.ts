/** Six characters of SHA-256 in base64url: the hashes of a copy. */
export async function hashBytes(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 6)
  return btoa(String.fromCharCode(...digest)).slice(0, 6).replaceAll('+', '-').replaceAll('/', '_')
}
