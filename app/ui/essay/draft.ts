/** What is written on an essay's page. */
export type Draft = { body: string; language: string }
