import { takeLock as takeFileLock } from "@opentao/sdk/lock";
import { CliError } from "../../output/errors.ts";

/**
 * Makes this process the only one that runs the network of a folder.
 *
 * @returns the function that gives the lock back
 * @throws CliError `NETWORK_RUNNING` when another process has it
 */
export function takeLock(file: string): () => void {
  const lock = takeFileLock(file);
  if ("release" in lock) return lock.release;
  throw new CliError(
    "NETWORK_RUNNING",
    `this network runs already, in process ${lock.holder}`,
    "Stop it with Ctrl-C in its terminal, or start another network with --base-path DIR and --rpc-port N.",
  );
}
