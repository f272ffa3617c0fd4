import { existsSync } from "node:fs";
import * as z from "zod";
import { toJson } from "../../output/printer.ts";
import type { NetworkLayout } from "../folder/layout.ts";
import { readStored, writeStored } from "../folder/stored.ts";
import type { NetworkView } from "./view.ts";

const rao = z.string().regex(/^\d+$/).transform(BigInt);
const standing = z.object({
  block: z.number().int().nonnegative(),
  holders: z.array(z.object({ name: z.string(), alpha: rao, tao: rao })),
});

/**
 * State of a network when it was looked at last: its height, and the wallets that held something. Amounts in rao.
 */
export type Standing = z.infer<typeof standing>;

/** Keeps the network's height and holders, for whoever is about to remove it. */
export function keepStanding({ standing: file }: NetworkLayout, { block, subnets }: NetworkView): void {
  const holders = subnets
    .flatMap(({ neurons }) => neurons)
    .filter(({ earnedAlpha, walletTao }) => earnedAlpha > 0n || walletTao > 0n)
    .map(({ name, earnedAlpha, walletTao }) => ({ name, alpha: earnedAlpha, tao: walletTao }));
  writeStored(file, toJson({ block, holders }));
}

/**
 * Reads what {@link keepStanding} kept; `undefined` when the network was never looked at.
 *
 * @throws CliError `NETWORK_DAMAGED`
 */
export function readStanding({ standing: file }: NetworkLayout): Standing | undefined {
  return existsSync(file) ? readStored(file, standing) : undefined;
}
