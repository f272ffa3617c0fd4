import type { ReactNode } from "react";
import { useNetwork } from "../../network/context.ts";
import { useHistory } from "../../network/history.ts";
import { useIndexFault } from "../../network/indexStatus.ts";
import { IndexNote } from "../../parts/IndexNote.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { BalanceChart } from "./BalanceChart.tsx";
import { Files } from "./Files.tsx";
import { changePage, extrinsicPage, ROWS, rewardPage, transferPage } from "./indexPages.ts";
import { Rewards } from "./Rewards.tsx";
import { SignedTable } from "./SignedTable.tsx";
import { TransferTable } from "./TransferTable.tsx";

/** Parameters of a page of the newest. */
const NEWEST = { limit: ROWS };

function Told({
  address,
  free,
  isHotkey,
}: {
  readonly address: string;
  readonly free: bigint | undefined;
  readonly isHotkey: boolean;
}): ReactNode {
  const changes = useHistory(`accounts/${address}/changes`, { ...NEWEST, quantity: "free" }, changePage);
  const transfers = useHistory("transfers", { ...NEWEST, account: address }, transferPage);
  const extrinsics = useHistory("extrinsics", { ...NEWEST, signer: address }, extrinsicPage);
  const rewards = useHistory("epoch-neurons", { ...NEWEST, hotkey: address }, rewardPage, { isEnabled: isHotkey });
  return (
    <>
      {free !== undefined && (
        <Loaded query={changes}>{({ items }) => <BalanceChart now={free} changes={items} />}</Loaded>
      )}
      {isHotkey && <Loaded query={rewards}>{({ items }) => <Rewards rows={items} />}</Loaded>}
      <Loaded query={transfers}>{({ items }) => <TransferTable rows={items} address={address} />}</Loaded>
      <Loaded query={extrinsics}>{({ items }) => <SignedTable rows={items} />}</Loaded>
      <Files address={address} />
    </>
  );
}

/** What an account did, as far as an index tells it. */
export function History(props: {
  readonly address: string;
  /** Present free balance, in rao. */
  readonly free: bigint | undefined;
  readonly isHotkey: boolean;
}): ReactNode {
  const { config } = useNetwork();
  // Of an index that does not answer one note is enough.
  const answers = useIndexFault()?.kind !== "indexUnreachable";
  return (
    <>
      <IndexNote />
      {config.index !== undefined && answers && <Told {...props} />}
    </>
  );
}
