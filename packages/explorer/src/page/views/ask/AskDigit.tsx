import { type ReactNode, useState } from "react";
import { blank, toText } from "../../parts/rounds/pixels.ts";
import { useTexts } from "../../texts/language.ts";
import { AskCard, type AskedSubnet } from "./AskCard.tsx";
import styles from "./ask.module.css";
import { Drawing } from "./Drawing.tsx";
import { ASK } from "./texts.ts";

/** Has the miners of an image subnet say which digit somebody drew. */
export function AskDigit({ subnet }: { readonly subnet: AskedSubnet }): ReactNode {
  const words = useTexts(ASK);
  const [pixels, setPixels] = useState(blank);
  const isBlank = pixels.every((value) => value === 0);
  return (
    <AskCard title={words.digit} subnet={subnet}>
      {({ mutate, isPending }) => (
        <>
          <p>{words.digitWay}</p>
          <Drawing pixels={pixels} onDraw={setPixels} />
          <div className={styles.row}>
            <button
              type="button"
              className="primary"
              disabled={isBlank || isPending}
              onClick={() => mutate({ picture: toText(pixels) })}
            >
              {words.ask}
            </button>
            <button type="button" onClick={() => setPixels(blank())}>
              {words.clear}
            </button>
          </div>
        </>
      )}
    </AskCard>
  );
}
