import { CliError } from "../output/errors.ts";
import type { NodeFlags } from "./flags.ts";

/** An option as it is written, and whether it was given. */
type GivenOption = readonly [option: string, isGiven: (flags: NodeFlags) => boolean];

/** Options that say how a node takes part in a network. */
const NETWORK_OPTIONS: readonly GivenOption[] = [
  ["--listen", ({ listen }) => listen.length > 0],
  ["--port", ({ port }) => port !== undefined],
  ["--ws-port", ({ wsPort }) => wsPort !== undefined],
  ["--public", (flags) => flags.public],
  ["--announce", ({ announce }) => announce.length > 0],
  ["--bootnodes", ({ bootnodes }) => bootnodes.length > 0],
  ["--reserved-nodes", ({ reservedNodes }) => reservedNodes.length > 0],
  ["--reserved-only", ({ reservedOnly }) => reservedOnly],
  ["--no-discovery", ({ discovery }) => !discovery],
  ["--node-key-file", ({ nodeKeyFile }) => nodeKeyFile !== undefined],
  ["--sync warp", ({ sync }) => sync === "warp"],
];

/** Options that say where session keys are. */
const KEYSTORE_OPTIONS: readonly GivenOption[] = [
  ["--keystore-path", ({ keystorePath }) => keystorePath !== undefined],
  ["--keystore-password-file", ({ keystorePasswordFile }) => keystorePasswordFile !== undefined],
];

/** Options of the ports on which a node listens by itself. */
const PORT_OPTIONS = NETWORK_OPTIONS.filter(([option]) => option === "--port" || option === "--ws-port");

function given(options: readonly GivenOption[], flags: NodeFlags): string[] {
  return options.flatMap(([option, isGiven]) => (isGiven(flags) ? [option] : []));
}

/** Returns whether any option says how the node takes part in a network. */
export function namesNetwork(flags: NodeFlags): boolean {
  return given(NETWORK_OPTIONS, flags).length > 0;
}

/** Refuses options that would have no effect beside another. @throws CliError `NO_EFFECT` */
export function refuseIneffective(options: readonly string[], why: string, hint: string): void {
  if (options.length === 0) return;
  const has = options.length === 1 ? "has" : "have";
  throw new CliError("NO_EFFECT", `${options.join(", ")} ${has} no effect ${why}`, hint);
}

/** Refuses options of session keys on a node that uses none. @throws CliError `NO_EFFECT` */
export function refuseKeystore(flags: NodeFlags): void {
  refuseIneffective(given(KEYSTORE_OPTIONS, flags), "on a node that only follows", "Add --validator.");
}

/** Refuses options that have no effect in the mode that others ask for. @throws CliError `NO_EFFECT` */
export function checkEffects(flags: NodeFlags): void {
  const { network, listen, blockTime, sealing, dev, chain } = flags;
  const oneOf = (option: string) => `Leave it out, or ${option}.`;
  if (!network) refuseIneffective(given(NETWORK_OPTIONS, flags), "with --no-network", oneOf("--no-network"));
  if (listen.length > 0) refuseIneffective(given(PORT_OPTIONS, flags), "with --listen", "Name the ports in --listen.");
  if (blockTime !== undefined && sealing !== "interval")
    refuseIneffective(["--block-time"], `with --sealing ${sealing}`, oneOf("--sealing"));
  if (dev && chain !== undefined) refuseIneffective(["--chain"], "with --dev", oneOf("--dev"));
}
