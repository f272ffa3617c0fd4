/** Options of both commands of `tao node snapshot`. */
interface SnapshotFlags {
  readonly json: boolean;
  readonly chain: string;
  readonly basePath: string;
}

/** Options of `tao node snapshot export`. */
export interface ExportFlags extends SnapshotFlags {
  readonly signKeyFile?: string;
}

/** Options of `tao node snapshot import`. */
export interface ImportFlags extends SnapshotFlags {
  readonly trust: readonly string[];
  readonly allowUntrusted: boolean;
  readonly pruning: "archive" | number;
}
