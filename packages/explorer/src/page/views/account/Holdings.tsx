import type { ReactNode } from "react";
import type { Read } from "../../network/reads.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Card, Figures } from "../../parts/Card.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import type { Holdings as HoldingFacts } from "./readAccount.ts";
import { ACCOUNT } from "./texts.ts";

/** What an account holds, with a total. */
export function Holdings({ of: { value, head } }: { readonly of: Read<HoldingFacts> }): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  const { balance, staked, nonce } = value;
  const amount = (meaning: string, rao: bigint): ReactNode => (
    <span title={meaning}>
      <Amount rao={rao} />
    </span>
  );
  return (
    <Card title={words.balance} aside={words.atBlock(wholeNumber(head.number, locale))}>
      <Figures
        of={[
          [words.total, amount(words.totalWhat, balance.free + balance.reserved + staked)],
          [words.free, amount(words.freeWhat, balance.free)],
          [words.reserved, amount(words.reservedWhat, balance.reserved)],
          [words.staked, amount(words.stakedWhat, staked)],
          [words.orders, wholeNumber(nonce, locale)],
        ]}
      />
    </Card>
  );
}
