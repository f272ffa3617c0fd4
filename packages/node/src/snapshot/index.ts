export { SnapshotError, type SnapshotErrorCode } from "./errors.ts";
export { exportSnapshot } from "./exportSnapshot.ts";
export { importSnapshot } from "./importSnapshot.ts";
export type {
  SnapshotExport,
  SnapshotImport,
  SnapshotImportReport,
  SnapshotProgress,
  SnapshotReport,
  SnapshotSigner,
} from "./options.ts";
