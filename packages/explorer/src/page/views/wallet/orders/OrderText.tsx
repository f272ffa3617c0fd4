import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../../parts/Amount.tsx";
import { filled } from "../../../parts/filled.tsx";
import { AccountLink } from "../../../parts/names.tsx";
import { SubnetName } from "../../../parts/SubnetName.tsx";
import { useTexts } from "../../../texts/language.ts";
import type { Order } from "./order.ts";
import { ORDERS } from "./texts.ts";

/** An amount of stake: TAO on root, alpha elsewhere. */
export function Stake({ netuid, rao }: { readonly netuid: number; readonly rao: bigint }): ReactNode {
  return netuid === 0 ? <Amount rao={rao} /> : <Amount rao={rao} unit={ALPHA} />;
}

function subnetsOf(netuids: readonly number[]): ReactNode {
  return netuids.map((netuid, at) => (
    <span key={netuid}>
      {at > 0 && ", "}
      <SubnetName netuid={netuid} />
    </span>
  ));
}

/** An order in a sentence. */
export function OrderText({ of }: { readonly of: Order }): ReactNode {
  const { sentences } = useTexts(ORDERS);
  const account = (address: string): ReactNode => <AccountLink address={address} />;
  const subnet = (netuid: number): ReactNode => <SubnetName netuid={netuid} />;
  switch (of.kind) {
    case "send":
      return filled(sentences.send, { amount: <Amount rao={of.amount} />, to: account(of.to) });
    case "stake":
      return filled(sentences.stake, {
        ...{ amount: <Amount rao={of.amount} />, subnet: subnet(of.netuid), hotkey: account(of.hotkey) },
      });
    case "unstake":
      return filled(of.isWhole ? sentences.unstakeAll : sentences.unstake, {
        amount: <Stake netuid={of.netuid} rao={of.amount} />,
        ...{ subnet: subnet(of.netuid), hotkey: account(of.hotkey) },
      });
    case "move":
      return filled(sentences.move, {
        amount: <Stake netuid={of.from} rao={of.amount} />,
        ...{ subnet: subnet(of.from), hotkey: account(of.fromHotkey) },
        ...{ toSubnet: subnet(of.to), toHotkey: account(of.toHotkey) },
      });
    case "claim":
      return filled(sentences.claim, { subnets: subnetsOf(of.netuids) });
    case "register":
      return filled(sentences.register, {
        ...{ subnet: subnet(of.netuid), hotkey: account(of.hotkey), most: <Amount rao={of.most} /> },
      });
  }
}
