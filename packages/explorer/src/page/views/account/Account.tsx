import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useLive } from "../../network/reads.ts";
import { addressOf } from "../../parts/address.ts";
import { Card } from "../../parts/Card.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./account.module.css";
import { Family } from "./Family.tsx";
import { History } from "./History.tsx";
import { Holdings } from "./Holdings.tsx";
import { Neurons } from "./Neurons.tsx";
import { Nominators } from "./Nominators.tsx";
import { Roles } from "./Roles.tsx";
import { readHoldings, readNeurons, readRoles } from "./readAccount.ts";
import { readHotkey } from "./readHotkey.ts";
import { Stakes } from "./Stakes.tsx";
import { ACCOUNT } from "./texts.ts";

/** What a hotkey has from others, and gives to them. */
function Hotkey({ address }: { readonly address: string }): ReactNode {
  const query = useLive(["hotkey", address], (place) => readHotkey(place, address));
  return (
    <Loaded query={query}>
      {({ value }) => (
        <>
          <Nominators of={value} />
          <Family of={value} />
        </>
      )}
    </Loaded>
  );
}

function OwnNeurons({ hotkeys }: { readonly hotkeys: readonly string[] }): ReactNode {
  const query = useLive(["neuronsOf", ...hotkeys], (place) => readNeurons(place, hotkeys));
  return <Loaded query={query}>{({ value }) => <Neurons neurons={value} />}</Loaded>;
}

function Known({ address }: { readonly address: string }): ReactNode {
  const holdings = useLive(["holdings", address], (place) => readHoldings(place, address));
  const roles = useLive(["roles", address], (place) => readRoles(place, address));
  const { balance, nonce, stakes, staked } = holdings.data?.value ?? {};
  const isEmpty = balance !== undefined && balance.free + balance.reserved + (staked ?? 0n) === 0n && nonce === 0;
  const facts = roles.data?.value;
  const isHotkey = facts?.owner !== undefined;
  const hotkeys = [...(isHotkey ? [address] : []), ...(facts?.hotkeys ?? []).filter((hotkey) => hotkey !== address)];
  return (
    <>
      <Loaded query={holdings}>{(read) => <Holdings of={read} />}</Loaded>
      <Loaded query={roles}>{({ value }) => <Roles of={value} isEmpty={isEmpty} />}</Loaded>
      {stakes !== undefined && (stakes.length > 0 || !isHotkey) && <Stakes stakes={stakes} />}
      {hotkeys.length > 0 && <OwnNeurons hotkeys={hotkeys} />}
      {isHotkey && <Hotkey address={address} />}
      <History address={address} free={balance?.free} isHotkey={isHotkey} />
    </>
  );
}

/** An account: what it is, what it holds, what it did. */
export function Account(): ReactNode {
  const words = useTexts(ACCOUNT);
  const { address: given } = useParams({ from: "/accounts/$address" });
  const address = addressOf(given);
  if (address === undefined) {
    return (
      <Card title={words.noAddress}>
        <p>{words.noAddressWay}</p>
      </Card>
    );
  }
  return (
    <>
      <h1>{words.title}</h1>
      <p className={styles.address}>
        <AccountLink address={address} isWhole />
      </p>
      <Known key={address} address={address} />
    </>
  );
}
