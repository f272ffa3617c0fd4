import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type ChainSpec, inspectSpec, type NodeOptions } from "@opentao/node";
import type { Runtime } from "@opentao/runtime/boundary";
import { section } from "../shared/genesisConfig.ts";
import { readAuthorSeed } from "../shared/keys/authorSeed.ts";
import { keystorePassword } from "../shared/keys/keystore.ts";
import { refuseKeystore } from "./effects.ts";
import type { NodeFlags } from "./flags.ts";

/** Secret of the one authority of the development chain (protocol: localnet §3.1). */
const DEVELOPMENT_AUTHOR = "//One";

/** Returns the time between blocks, in ms: as configured, or as the genesis state has it. */
function blockTime(spec: ChainSpec, runtime: Runtime): number {
  const declared = Number(section(spec.genesis.parameters).slotDuration);
  return declared > 0 ? declared : inspectSpec(spec, runtime).slotDuration;
}

function sealingOf(flags: NodeFlags, spec: ChainSpec, runtime: Runtime): NodeOptions["sealing"] {
  if (flags.sealing !== "interval") return { kind: flags.sealing };
  return { kind: "interval", blockTimeMs: flags.blockTime ?? blockTime(spec, runtime) };
}

/**
 * Blocks between the head and the finalized block of the development chain: what clients of the network that it stands
 * for are used to (protocol: localnet §2).
 */
const DEVELOPMENT_LAG = 3;

const isDevelopmentChain = ({ id, chainType }: ChainSpec): boolean => id === "bittensor" && chainType === "Local";

/**
 * Returns how many blocks finality stays behind where the node alone decides it; blocks that are made on demand are
 * finalized at once.
 */
function finalityLagOf({ finalityLag, sealing }: NodeFlags, spec: ChainSpec): number {
  return finalityLag ?? (sealing === "interval" && isDevelopmentChain(spec) ? DEVELOPMENT_LAG : 0);
}

/**
 * Returns the author's secret: from a file, or the well-known one of the development chain, unless the node joins
 * others, one of whom has it. Without one the node makes blocks with the keys of its keystore, if any, or only follows.
 */
function authorOf(flags: NodeFlags, spec: ChainSpec): string | Uint8Array | undefined {
  if (flags.authorKeyFile !== undefined) return readAuthorSeed(flags.authorKeyFile);
  const joins = flags.bootnodes.length + flags.reservedNodes.length > 0 || flags.validator;
  return isDevelopmentChain(spec) && !joins ? DEVELOPMENT_AUTHOR : undefined;
}

/** Returns options for the threads that serve requests of others, with the runtime of this program. */
function workerOptions(): NodeOptions["workers"] {
  const runtime = createRequire(import.meta.url).resolve("@opentao/runtime");
  return { runtime: pathToFileURL(runtime).href };
}

/**
 * Returns the node's options for the flags of `tao node`.
 *
 * @throws CliError `NO_EFFECT`, `AUTHOR_KEY_UNREADABLE`, `PASSWORD_UNREADABLE`; NodeError `INVALID_GENESIS`
 */
export function nodeOptions(
  flags: NodeFlags,
  spec: ChainSpec,
  runtime: Runtime,
): Omit<NodeOptions, "runtime" | "spec" | "logger" | "network"> {
  const { basePath, rpcHost, rpcPort, validator, keystorePath, sync, pruning, stepMetrics, memory } = flags;
  const authorKey = authorOf(flags, spec);
  const usesKeys = validator || authorKey !== undefined;
  if (!usesKeys) refuseKeystore(flags);
  return {
    basePath,
    rpc: { host: rpcHost, port: rpcPort },
    workers: workerOptions(),
    sealing: sealingOf(flags, spec, runtime),
    finalityLag: finalityLagOf(flags, spec),
    authorKey,
    usesKeys,
    keystorePath,
    keystorePassword: keystorePassword(flags),
    sync,
    pruning,
    measuresSteps: stepMetrics,
    memory,
  };
}
