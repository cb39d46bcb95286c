/** `garder`: the author's words on today's plan. `prendre`: today's words; the proposal is withdrawn. */
export const wordingChoices = ['garder', 'prendre'] as const
export type WordingChoice = (typeof wordingChoices)[number]
