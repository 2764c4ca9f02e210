/** The ways of dividing people, in the order in which they are offered. */
export const WAYS = ['partnership', 'mix', 'topics', 'random', 'size', 'manual', 'choice', 'table'] as const
