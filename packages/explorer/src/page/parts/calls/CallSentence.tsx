import type { ReactNode } from "react";
import { useTexts } from "../../texts/language.ts";
import { AccountLink } from "../names.tsx";
import { CALLS } from "./callTexts.ts";
import { callName, callWords, type DecodedCall, MAX_NESTED, nestedCalls } from "./callWords.ts";
import { Sentence } from "./Sentence.tsx";
import { CALL_PARTS } from "./texts.ts";

/** Depth to which calls within calls are shown. */
const MAX_DEPTH = 4;

/** A call in words: a sentence where there is one, else its name; calls within it below. */
export function CallSentence({
  call,
  signer,
  depth = 0,
}: {
  readonly call: DecodedCall;
  readonly signer: string | undefined;
  readonly depth?: number;
}): ReactNode {
  const words = useTexts(CALL_PARTS);
  const pieces = callWords(useTexts(CALLS), call, signer);
  const nested = depth < MAX_DEPTH ? nestedCalls(call) : [];
  return (
    <>
      {pieces === undefined ? (
        <>
          {signer === undefined ? words.byAuthor : <AccountLink address={signer} />} {words.called}{" "}
          <code>{callName(call)}</code>
        </>
      ) : (
        <Sentence pieces={pieces} />
      )}
      {nested.length > 0 && (
        <ol>
          {nested.slice(0, MAX_NESTED).map((inner, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls are told apart by their place alone
            <li key={at}>
              <CallSentence call={inner} signer={signer} depth={depth + 1} />
            </li>
          ))}
          {nested.length > MAX_NESTED && <li className="quiet">{words.more(nested.length - MAX_NESTED)}</li>}
        </ol>
      )}
    </>
  );
}
