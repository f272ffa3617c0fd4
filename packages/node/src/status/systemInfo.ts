/** What the node says about itself. */
export interface SystemInfo {
  /** Name of the software. */
  readonly implementation: string;
  /** Version of the software. */
  readonly version: string;
  /** Whether the node makes blocks. */
  readonly authority: boolean;
  /** Number of connected peers. */
  peers(): number;
}
