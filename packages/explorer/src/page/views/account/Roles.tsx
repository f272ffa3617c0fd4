import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";
import { AccountLink, plainText } from "../../parts/names.tsx";
import { SafeLink } from "../../parts/SafeLink.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./account.module.css";
import type { Identity as IdentityFacts, Roles as RoleFacts } from "./readAccount.ts";
import { ACCOUNT } from "./texts.ts";

/** Hotkeys that are named. */
const MAX_NAMED = 100;

function Identity({ of }: { readonly of: IdentityFacts }): ReactNode {
  const words = useTexts(ACCOUNT);
  return (
    <div title={words.identityWhat}>
      <span className="quiet">{words.identity}:</span>{" "}
      <strong>
        <bdi>{plainText(of.name, 80)}</bdi>
      </strong>
      {of.description !== "" && (
        <p>
          <bdi>{plainText(of.description, 500)}</bdi>
        </p>
      )}
      {of.links.map((link) => (
        <span key={link} className={styles.link}>
          <SafeLink url={link} />
        </span>
      ))}
    </div>
  );
}

/** What an account is, in words. @param isEmpty - whether it holds nothing and never signed */
export function Roles({ of, isEmpty }: { readonly of: RoleFacts; readonly isEmpty: boolean }): ReactNode {
  const words = useTexts(ACCOUNT);
  const isPlain = of.owner === undefined && of.hotkeys.length === 0 && of.owned.length === 0;
  return (
    <Card title={words.roles}>
      {of.identity !== undefined && <Identity of={of.identity} />}
      <ul className={styles.roles}>
        {isPlain && <li>{isEmpty ? words.nothing : words.plain}</li>}
        {of.owner !== undefined && (
          <li>
            {words.hotkey} {words.ownedBy} <AccountLink address={of.owner} />.
          </li>
        )}
        {of.hotkeys.length > 0 && (
          <li>
            {words.coldkey} {words.owns(of.hotkeys.length)}{" "}
            {of.hotkeys.slice(0, MAX_NAMED).map((hotkey) => (
              <span key={hotkey} className={styles.link}>
                <AccountLink address={hotkey} />
              </span>
            ))}
          </li>
        )}
        {of.owned.map(({ netuid }) => (
          <li key={`owned ${netuid}`}>
            {words.ownsSubnet} <SubnetName netuid={netuid} />.
          </li>
        ))}
        {of.receives.map(({ netuid }) => (
          <li key={`receives ${netuid}`}>
            {words.receives} <SubnetName netuid={netuid} />.
          </li>
        ))}
      </ul>
    </Card>
  );
}
