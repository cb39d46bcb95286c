/** What a tracer saves, by name: flat bytes, so that going on costs reading a file and no more. */
export type TracerParts = Readonly<Record<string, Uint8Array>>
