import type { ReactNode } from "react";
import type { Subnet } from "../../network/subnets.ts";
import { plainText } from "../../parts/names.tsx";
import { SafeLink } from "../../parts/SafeLink.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./subnet.module.css";
import { SUBNET } from "./texts.ts";

/** Name, task and links of a subnet, as its owner gave them. */
export function SubnetHead({ subnet }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(SUBNET);
  const links = [
    [words.website, subnet.website],
    [words.source, subnet.source],
    [words.discord, subnet.discord],
    [words.contact, subnet.contact],
  ].filter((link): link is [string, string] => link[1] !== "");
  return (
    <header className={styles.head}>
      <h1>
        <bdi>{plainText(subnet.name, 60) || words.unnamed}</bdi>{" "}
        <span className="quiet">
          {words.number(subnet.netuid)} · <bdi>{plainText(subnet.symbol, 8)}</bdi>
        </span>
      </h1>
      <p className={styles.task}>
        {subnet.netuid === 0 ? (
          words.root
        ) : subnet.description === "" ? (
          words.noTask
        ) : (
          <bdi>{plainText(subnet.description, 500)}</bdi>
        )}
      </p>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map(([name, text]) => (
            <li key={name}>
              <span className="quiet">{name}:</span> <SafeLink url={text} />
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
