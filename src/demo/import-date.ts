/** When the demonstration's plan enters its repository: the day of the thread's first comment, since its page gives no other. */
export const importDate = '2023-09-20T00:00:00+02:00'
