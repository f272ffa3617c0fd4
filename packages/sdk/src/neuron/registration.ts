import type { Keypair } from "@opentao/crypto";
import { getBalance } from "../chain/actions/balance.ts";
import { getOwner, getUid, subnetExists } from "../chain/actions/neurons.ts";
import { getRegistrationCost, registerByBurn } from "../chain/actions/registerByBurn.ts";
import { registerByWork } from "../chain/actions/registerByWork.ts";
import { failedWith } from "../chain/dispatchError.ts";
import { ensureSynapseAnnounced } from "./announcedSynapses.ts";
import { NeuronError } from "./errors.ts";
import type { NeuronOptions } from "./options.ts";

function notRegistered(options: NeuronOptions, hotkey: Keypair): NeuronError {
  return new NeuronError(
    "NOT_REGISTERED",
    `hotkey ${hotkey.address} is not registered on subnet ${options.netuid}`,
    "Register it: --registration work on a fair-launch chain, --registration burn for TAO.",
  );
}

/** Refuses what the coldkey cannot pay, before a password is asked for. */
async function ensureAffordable({ chain, wallet, netuid }: NeuronOptions): Promise<void> {
  const { coldkeyAddress } = wallet;
  const [cost, { free }] = await Promise.all([getRegistrationCost(chain, netuid), getBalance(chain, coldkeyAddress)]);
  if (free > cost) return;
  throw new NeuronError(
    "BALANCE_TOO_LOW",
    `a place on subnet ${netuid} costs ${cost} rao and a fee, and coldkey ${coldkeyAddress} has ${free} rao`,
    "Bring TAO to the coldkey (1 TAO is 1000000000 rao); on a fair-launch chain work pays for a place too (--registration work).",
  );
}

async function register(options: NeuronOptions, hotkey: Keypair, signal: AbortSignal): Promise<void> {
  const { chain, wallet, netuid, onStatus } = options;
  const names = { netuid, hotkey: hotkey.address };
  if (options.registration === "never") throw notRegistered(options, hotkey);
  if (options.registration === "burn") {
    onStatus?.({ kind: "progress", step: "registering for TAO" });
    await ensureAffordable(options);
    await registerByBurn(chain, await wallet.coldkey(), names, { signal });
    return;
  }
  const step = "registering by work";
  onStatus?.({ kind: "progress", step, fraction: 0 });
  await registerByWork(
    chain,
    hotkey,
    { netuid, coldkey: wallet.coldkeyAddress },
    {
      signal,
      ...(options.workThreads === undefined ? {} : { threads: options.workThreads }),
      // Share of the tries that are needed on average, as a chance: it nears 1 and never reaches it.
      onProgress: ({ tried, expected }) =>
        onStatus?.({ kind: "progress", step, fraction: 1 - Math.exp(-tried / Math.max(1, Number(expected))) }),
    },
  );
}

/**
 * Compares the coldkey that the chain pays for a hotkey's work with the wallet's. Anybody can register anybody's hotkey
 * for his own coldkey (`burned_register`, `register_network`), after which all that it earns is his.
 *
 * @throws NeuronError `OTHER_OWNER`
 */
async function ensureOwned({ chain, wallet }: NeuronOptions, hotkey: Keypair): Promise<void> {
  const owner = await getOwner(chain, hotkey.address);
  if (owner === wallet.coldkeyAddress) return;
  throw new NeuronError(
    "OTHER_OWNER",
    `hotkey ${hotkey.address} belongs to coldkey ${owner} on this chain, which would get all that it earns, and not to ${wallet.coldkeyAddress}`,
    "If that coldkey is not yours, somebody else has registered your hotkey: make another with `tao wallet new WALLET --hotkey NAME --only hotkey`. If it is, use its wallet.",
  );
}

/**
 * The neuron's uid; registers it first where it is not registered.
 *
 * @throws NeuronError `SUBNET_NOT_FOUND`, `OTHER_SYNAPSE`, `NOT_REGISTERED`, `OTHER_OWNER`, `BALANCE_TOO_LOW`;
 * ChainError
 */
export async function ensureRegistered(options: NeuronOptions, hotkey: Keypair, signal: AbortSignal): Promise<number> {
  const { chain, netuid, log } = options;
  if (!(await subnetExists(chain, netuid))) {
    throw new NeuronError("SUBNET_NOT_FOUND", `there is no subnet ${netuid}`, "List the subnets with `tao subnets`.");
  }
  const existing = await getUid(chain, { netuid, hotkey: hotkey.address });
  await ensureSynapseAnnounced(options, existing !== undefined);
  if (existing !== undefined) {
    await ensureOwned(options, hotkey);
    return existing;
  }
  try {
    await register(options, hotkey, signal);
  } catch (error) {
    // Another process of the same hotkey may have been faster, or somebody who wants what it will earn.
    if (!failedWith(error, "SubtensorModule", "HotKeyAlreadyRegisteredInSubNet")) throw error;
  }
  const uid = await getUid(chain, { netuid, hotkey: hotkey.address });
  if (uid === undefined) throw notRegistered(options, hotkey);
  await ensureOwned(options, hotkey);
  log.info({ netuid, uid, hotkey: hotkey.address }, "registered");
  return uid;
}
