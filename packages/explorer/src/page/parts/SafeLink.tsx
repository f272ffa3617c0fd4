import type { ReactNode } from "react";
import { plainText } from "./names.tsx";
import { safeUrl } from "./safeUrl.ts";

/** A stranger's address: a link that shows its host when it is one of the web, else text. */
export function SafeLink({ url: text }: { readonly url: string }): ReactNode {
  const url = safeUrl(text);
  if (url === undefined) return <bdi>{plainText(text)}</bdi>;
  return (
    <bdi>
      <a href={url.href} rel="noreferrer noopener" target="_blank" title={plainText(url.href)}>
        {plainText(url.host, 60)}
      </a>
    </bdi>
  );
}
