import type { ChainSpec, NodeOptions } from "@opentao/node";
import { readAuthorSeed } from "./authorKey.ts";
import type { NodeFlags } from "./flags.ts";

/** Secret of the one authority of the development chain (protocol: localnet §3.1). */
const DEVELOPMENT_AUTHOR = "//One";

function slotDuration(spec: ChainSpec): number {
  const { parameters } = spec.genesis;
  const declared =
    typeof parameters === "object" && parameters !== null && "slotDuration" in parameters
      ? Number(parameters.slotDuration)
      : Number.NaN;
  return declared > 0 ? declared : 12_000;
}

function sealingOf(flags: NodeFlags, spec: ChainSpec): NodeOptions["sealing"] {
  if (flags.sealing !== "interval") return { kind: flags.sealing };
  return { kind: "interval", blockTimeMs: flags.blockTime ?? slotDuration(spec) };
}

/** The author's secret: from a file, or the well-known one of the development chain; without one the node only follows. */
function authorOf(flags: NodeFlags, spec: ChainSpec): string | Uint8Array | undefined {
  if (flags.authorKeyFile !== undefined) return readAuthorSeed(flags.authorKeyFile);
  return spec.id === "bittensor" && spec.chainType === "Local" ? DEVELOPMENT_AUTHOR : undefined;
}

/** What the flags of `tao node` mean for the node. @throws CliError `AUTHOR_KEY_UNREADABLE` */
export function nodeOptions(flags: NodeFlags, spec: ChainSpec): Omit<NodeOptions, "runtime" | "spec" | "logger"> {
  return {
    basePath: flags.basePath,
    rpc: { host: flags.rpcHost, port: flags.rpcPort },
    sealing: sealingOf(flags, spec),
    authorKey: authorOf(flags, spec),
  };
}
