import { isLoopback } from "@opentao/codec/ip";
import { type Diagnosis, note } from "../diagnosis.ts";

/** Finds that most peers run another version. */
export const otherVersion: Diagnosis = ({ status }) => {
  const peers = status?.network?.peers ?? [];
  if (status === undefined) return undefined;
  const own = `${status.software.name}/${status.software.version}`;
  const known = peers.flatMap(({ software, role }) => (software === undefined || role === "light" ? [] : [software]));
  const others = known.filter((software) => software !== own);
  if (others.length === 0 || others.length * 2 <= known.length) return undefined;
  const versions = [...new Set(others)].slice(0, 3).join(", ");
  const message = `${others.length} of ${known.length} peers run other software (${versions}) than this node (${own})`;
  return note(
    "VERSION_DIFFERS",
    message,
    "Update the node if it is the older one: old versions cannot follow new rules.",
  );
};

/** Finds JSON-RPC that other machines can use. */
export const openRpc: Diagnosis = ({ status }) => {
  const host = status?.rpcHost;
  if (host === undefined || isLoopback(host)) return undefined;
  const message = `JSON-RPC listens on ${host}: other machines can use it`;
  const hint = "Leave --rpc-host out if only this machine needs it, or put a proxy or firewall before it.";
  return note("RPC_OPEN", message, hint);
};
