import type { ReactNode } from "react";
import { useNetwork } from "../../network/context.ts";
import { Card } from "../../parts/Card.tsx";
import { safeUrl } from "../../parts/safeUrl.ts";
import { useTexts } from "../../texts/language.ts";
import styles from "./account.module.css";
import { ACCOUNT } from "./texts.ts";

/** Files that an index makes of an account's history. */
const FILES = ["transfers", "stake-movements", "rewards"] as const;

/** The history of an account as tables for other programs. */
export function Files({ address }: { readonly address: string }): ReactNode {
  const words = useTexts(ACCOUNT);
  const { config } = useNetwork();
  const index = safeUrl(config.index ?? "");
  if (index === undefined) return null;
  const base = index.href.endsWith("/") ? index.href : `${index.href}/`;
  return (
    <Card title={words.files}>
      <p className="quiet">{words.filesWhat}</p>
      {FILES.map((file) => (
        <a
          key={file}
          className={styles.link}
          href={`${base}v1/export/${address}/${file}.csv`}
          download
          rel="noreferrer noopener"
        >
          {words.fileNames[file]}
        </a>
      ))}
    </Card>
  );
}
