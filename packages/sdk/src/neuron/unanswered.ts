import type { SynapseResponse } from "../dendrite/index.ts";
import type { Problem } from "./problems.ts";

/** The most frequent of some texts; of those as frequent, the first. */
function commonest(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first = ""] = [...counts].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
  return first;
}

/**
 * Finds what is wrong when the latest requests to all miners brought no answer at all; `undefined` when one came. A
 * single miner that does not answer is the miner's matter, and its score says so.
 */
export function unanswered(netuid: number, responses: readonly SynapseResponse<unknown>[]): Problem | undefined {
  const failures = responses.flatMap((response) => (response.ok ? [] : [response]));
  if (failures.length === 0 || failures.length < responses.length) return undefined;
  const asked =
    failures.length === 1 ? "the one miner that was asked gives" : `${failures.length} miners were asked and give`;
  const message = `${asked} no answer: ${commonest(failures.map((response) => response.message))}`;
  if (failures.some(({ status }) => status === 403))
    return {
      code: "NOT_ANSWERED",
      message,
      hint: `Miners answer hotkeys with stake on the subnet: stake behind this one (\`tao stake add ${netuid} TAO\`), or ask them to let it in (--allow, --open).`,
    };
  if (failures.every(({ status }) => status === 429))
    return {
      code: "NOT_ANSWERED",
      message,
      hint: "Miners answer a hotkey as often as its stake allows, and this one is used elsewhere too: run one validator with it.",
    };
  return {
    code: "NOT_ANSWERED",
    message,
    hint: "See whether this machine reaches them (`tao metagraph` shows where they are); it goes on asking.",
  };
}
