import { formatBytes } from "../../output/units.ts";
import { type Diagnosis, problem } from "../diagnosis.ts";

const GIB = 1024 ** 3;
/** Free space that is little: in bytes, and, of small disks, as a share. */
const LITTLE = { bytes: GIB, share: 0.02 };

/** Finds a disk that is almost full. */
export const diskAlmostFull: Diagnosis = ({ status, place }) => {
  const disk = status?.disk ?? place?.disk;
  if (disk === undefined || disk.free >= Math.min(LITTLE.bytes, Math.max(disk.size * LITTLE.share, GIB / 4)))
    return undefined;
  const message = `${formatBytes(disk.free)} of ${formatBytes(disk.size)} are left on the disk of ${disk.path}`;
  const hint =
    "Free some space, move the folder to a larger disk, or keep fewer states with --pruning 256 in a new folder.";
  return problem("DISK_ALMOST_FULL", message, hint);
};
