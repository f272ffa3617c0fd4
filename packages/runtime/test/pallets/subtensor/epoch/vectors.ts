import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { firstOpenCommit } from "../../../../src/pallets/subtensor/epoch/openCommits.ts";
import type { Entry, RowsInput, RowsOutput } from "./rows.ts";

/** An epoch as the reference implementation ran it: raw chain integers, hotkeys named by numbers. */
interface RawInput
  extends Omit<
    RowsInput,
    "n" | "stake" | "stakeThreshold" | "ownerUid" | "firstCommit" | "bondsMovingAverage" | "emission" | "fairLaunch"
  > {
  readonly keys: readonly number[];
  readonly stakeBits: readonly string[];
  readonly stakeThreshold: string;
  readonly ownerUid: number | null;
  readonly commitReveal: boolean;
  readonly currentEpoch: number;
  readonly revealPeriod: number;
  /** (epoch, block) by hotkey. */
  readonly weightCommits: readonly { readonly key: number; readonly commits: Entry[] }[];
  /** (hotkey, block) by epoch. */
  readonly timelockedCommits: readonly { readonly epoch: number; readonly commits: Entry[] }[];
  readonly bondsMovingAverage: number;
  readonly emission: string;
}

type Amounts = "stake" | "serverEmission" | "validatorEmission" | "emission";
type RawOutput = Omit<RowsOutput, Amounts> & { readonly [K in Amounts]: string } & { readonly uid: number };

/** One known answer. */
export interface EpochVector {
  readonly input: RowsInput;
  readonly expected: readonly RowsOutput[];
}

function firstCommitOf(raw: RawInput, key: number): number | undefined {
  if (!raw.commitReveal) return undefined;
  const hashes = raw.weightCommits
    .filter((queue) => queue.key === key)
    .flatMap(({ commits }) => commits.map(([epoch, block]) => ({ epoch: BigInt(epoch), block })));
  const encrypted = raw.timelockedCommits.flatMap(({ epoch, commits }) =>
    commits.filter(([hotkey]) => hotkey === key).map(([, block]) => ({ epoch: BigInt(epoch), block })),
  );
  return firstOpenCommit(hashes, encrypted, (epoch) => BigInt(raw.currentEpoch) > epoch + BigInt(raw.revealPeriod));
}

function inputOf(raw: RawInput): RowsInput {
  return {
    ...raw,
    n: raw.keys.length,
    stake: raw.stakeBits.map(BigInt),
    stakeThreshold: BigInt(raw.stakeThreshold),
    ownerUid: raw.ownerUid ?? undefined,
    firstCommit: raw.keys.map((key) => firstCommitOf(raw, key)),
    bondsMovingAverage: BigInt(raw.bondsMovingAverage),
    emission: BigInt(raw.emission),
    fairLaunch: false,
  };
}

function outputOf({ uid: _, ...raw }: RawOutput): RowsOutput {
  return {
    ...raw,
    stake: BigInt(raw.stake),
    serverEmission: BigInt(raw.serverEmission),
    validatorEmission: BigInt(raw.validatorEmission),
    emission: BigInt(raw.emission),
  };
}

/** All epochs of the reference implementation. */
export function epochVectors(): EpochVector[] {
  const file = new URL("../../../fixtures/epoch.json.gz", import.meta.url);
  // The file is a fixture of this form.
  const raw = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { input: RawInput; expected: RawOutput[] }[];
  return raw.map(({ input, expected }) => ({ input: inputOf(input), expected: expected.map(outputOf) }));
}
