import { type ChainEvent, dispatchFailure, feeIn } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import type { BlockDetails } from "../../network/blocks/readBlock.ts";
import { useFixed } from "../../network/reads.ts";
import { Card, Fields } from "../../parts/Card.tsx";
import { fieldOf } from "../../parts/calls/sentences.ts";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./extrinsic.module.css";
import { EXTRINSIC } from "./texts.ts";

/** Longest meaning of an error that the chain's metadata may give, in characters. */
const MAX_MEANING = 400;

function Failure({
  event,
  block: { head },
  index,
  fee,
}: {
  readonly event: ChainEvent;
  readonly block: BlockDetails;
  readonly index: number;
  readonly fee: bigint;
}): ReactNode {
  const words = useTexts(EXTRINSIC);
  const query = useFixed(["failure", head.hash, index], async (chain) => {
    const failure = dispatchFailure(await chain.types(head.hash), fieldOf(event.data, "dispatch_error"), fee);
    const { pallet, error, message, hint } = failure;
    return { name: pallet === undefined ? error : `${pallet}.${error}`, message, hint };
  });
  return (
    <>
      <p className={styles.bad}>{fee > 0n ? words.failed : words.freeFailed}</p>
      <Loaded query={query}>
        {({ name, message, hint }) => (
          <Fields
            of={[
              [
                words.reason,
                <span key="reason" lang="en">
                  {message.slice(0, MAX_MEANING)}
                </span>,
              ],
              [
                words.cure,
                words.cures.has(name) ? (
                  <Prose key="cure" text={words.cures.get(name) ?? ""} />
                ) : (
                  <span key="cure" lang="en">
                    <Prose text={hint ?? ""} />
                  </span>
                ),
              ],
              [words.name, <code key="name">{name}</code>],
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

/** Whether an extrinsic did what it should; where it failed, why and what to do. */
export function Result({
  block,
  index,
  events,
}: {
  readonly block: BlockDetails;
  readonly index: number;
  readonly events: readonly ChainEvent[];
}): ReactNode {
  const words = useTexts(EXTRINSIC);
  const failed = events.find(({ pallet, name }) => pallet === "System" && name === "ExtrinsicFailed");
  const succeeded = events.some(({ pallet, name }) => pallet === "System" && name === "ExtrinsicSuccess");
  return (
    <Card title={words.result}>
      {failed !== undefined && <Failure event={failed} block={block} index={index} fee={feeIn(events)} />}
      {succeeded && <p className={styles.good}>✓ {words.succeeded}</p>}
      {"kind" in block.events && (
        <>
          <p>{words.unknown}</p>
          <FaultNote fault={block.events} />
        </>
      )}
    </Card>
  );
}
