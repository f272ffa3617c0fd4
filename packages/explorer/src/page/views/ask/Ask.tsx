import type { ReactNode } from "react";
import { useValidators } from "../../network/validators.ts";
import { Card, Stack } from "../../parts/Card.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { RecentRounds } from "../../parts/rounds/RecentRounds.tsx";
import { useTexts } from "../../texts/language.ts";
import { AskDigit } from "./AskDigit.tsx";
import { AskText } from "./AskText.tsx";
import { ASK } from "./texts.ts";

/** Questions of a visitor to the miners of each subnet whose validators take them. */
export function Ask(): ReactNode {
  const words = useTexts(ASK);
  const all = useValidators();
  const known = all.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const netuids = [...new Set(known.map(({ netuid }) => netuid))].sort((a, b) => a - b);
  const open = netuids.flatMap((netuid) => {
    const validators = known.filter((one) => one.netuid === netuid);
    const taker = validators.find(({ asks }) => asks);
    return taker === undefined ? [] : [{ netuid, market: taker.market, url: taker.url, validators }];
  });
  const isWaiting = all.some(({ isPending }) => isPending);
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      <Stack>
        {open.map(({ market, ...subnet }) => {
          const Asked = market === "text" ? AskText : AskDigit;
          return <Asked key={subnet.netuid} subnet={subnet} />;
        })}
        {open.length === 0 && !isWaiting && (
          <Card title={words.none}>
            <p>
              <Prose text={words.noneWay} />
            </p>
          </Card>
        )}
        {netuids.map((netuid) => (
          <RecentRounds key={netuid} netuid={netuid} />
        ))}
      </Stack>
    </>
  );
}
