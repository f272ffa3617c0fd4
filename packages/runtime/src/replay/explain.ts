import { bytesEqual, fromHex, toHex } from "@opentao/codec";
import { type EpochAccount, ofHotkey, type SubnetAccount } from "./account.ts";
import { alpha } from "./quantity.ts";
import { type Party, type Step, step } from "./step.ts";
import { dividendSteps } from "./steps/dividends.ts";
import { mechanismEmissions } from "./steps/mechanisms.ts";
import { serverEmission } from "./steps/miner.ts";
import { type Payment, paymentsOf } from "./steps/payments.ts";
import { stakeWeight } from "./steps/stake.ts";
import { alphaSteps, drainedSteps, taoSteps } from "./steps/subnet.ts";
import { validatorEmission } from "./steps/validator.ts";

/** Explanation of what a hotkey earned on a subnet in a block. */
export interface Explanation {
  readonly netuid: number;
  /** Hexadecimal. */
  readonly hotkey: string;
  /** Its UID in the epoch; `undefined` when none ran or it is no neuron (parents and owners are paid too). */
  readonly uid: number | undefined;
  /** Only an epoch pays; other blocks let alpha wait for it. */
  readonly isEpoch: boolean;
  /** The chain of numbers in the order of the runtime, from the block's emission on. */
  readonly steps: readonly Step[];
  /** Amounts that were paid in the end. */
  readonly payments: readonly Payment[];
}

function mechanismSteps(account: EpochAccount, uid: number, emissions: readonly Step[]) {
  const { hotkeys } = account.epoch;
  const party = (other: number): Party => {
    const hotkey = hotkeys[other];
    return { uid: other, ...(hotkey === undefined ? {} : { hotkey: toHex(hotkey) }) };
  };
  const weight = stakeWeight(account, uid);
  const each = account.mechanisms.flatMap((figures, place) => {
    const emission = emissions[place];
    if (emission === undefined) return [];
    const server = serverEmission(figures, uid, emission, party);
    return [{ server, validator: validatorEmission(figures, uid, emission, weight, party) }];
  });
  return { weight, servers: each.map(({ server }) => server), validators: each.map(({ validator }) => validator) };
}

/** Explains what a hotkey earned in a block, from the account of the subnet. */
export function explain(account: SubnetAccount, hotkey: Uint8Array): Explanation {
  const { netuid, epoch } = account;
  const blockAlpha = alphaSteps(account);
  const drained = drainedSteps(account, blockAlpha);
  const ofBlock = [...taoSteps(account), ...(blockAlpha === undefined ? [] : Object.values<Step>({ ...blockAlpha }))];
  const facts = { netuid, hotkey: toHex(hotkey), isEpoch: epoch !== undefined };
  if (epoch === undefined || drained === undefined) return { ...facts, uid: undefined, steps: ofBlock, payments: [] };
  const at = epoch.epoch.hotkeys.findIndex((other) => bytesEqual(other, hotkey));
  const uid = at === -1 ? undefined : at;
  const emissions = mechanismEmissions(epoch, drained.emission);
  const mechanisms = uid === undefined ? undefined : mechanismSteps(epoch, uid, emissions);
  const [paid] = ofHotkey(epoch.epoch.payments, hotkey);
  const miner =
    mechanisms && step("minerEmission", alpha(paid?.incentive ?? 0n), { serverEmission: mechanisms.servers });
  const validator =
    mechanisms && step("neuronDividend", alpha(paid?.dividend ?? 0n), { validatorEmission: mechanisms.validators });
  const dividends = dividendSteps(epoch, hotkey, drained, validator);
  const payments = paymentsOf(epoch, hotkey, { miner, dividends, ownerCut: drained.ownerCut });
  const steps = [
    ...ofBlock,
    ...Object.values<Step>({ ...drained }),
    ...emissions,
    ...[mechanisms?.weight, miner, validator, dividends?.alpha, dividends?.root].filter((each) => each !== undefined),
    ...payments.map((payment) => payment.step),
  ];
  return { ...facts, uid, steps, payments };
}

/** Hotkeys whose stake an explanation's payments changed, its own first. */
export function paidHotkeys({ hotkey, payments }: Explanation): Uint8Array[] {
  const keys = new Set([hotkey, ...payments.flatMap(({ staked }) => staked ?? [])]);
  return [...keys].map((key) => fromHex(key));
}
