import type { ReactNode } from "react";
import { Stack } from "../../parts/Card.tsx";
import { useTexts } from "../../texts/language.ts";
import { KeysCard } from "./keys/KeysCard.tsx";
import { WALLET } from "./texts.ts";

/** A visitor's own accounts. */
export function Wallet(): ReactNode {
  const words = useTexts(WALLET);
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Stack>
        <KeysCard />
      </Stack>
    </>
  );
}
