/** How states are kept in a database. */
export interface Keeping {
  /** Whether states are pruned; in an archive they all stay. */
  readonly pruned: boolean;
  /** Which of the generations has the states. */
  readonly generation: 0 | 1;
  /** Height of the oldest final block whose state is kept. */
  readonly oldest: number;
}
