import type { ReactNode } from "react";
import type { BlockDetails } from "../../network/blocks/readBlock.ts";
import { blockName, useBlock, useHashAt } from "../../network/blocks/useBlock.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { NoBlock } from "./NoBlock.tsx";

type Children = (block: BlockDetails) => ReactNode;

function ByHash({ hash, children }: { readonly hash: string; readonly children: Children }): ReactNode {
  const query = useBlock(hash);
  return <Loaded query={query}>{(block) => (block === null ? <NoBlock block={hash} /> : children(block))}</Loaded>;
}

function ByNumber({ number, children }: { readonly number: number; readonly children: Children }): ReactNode {
  const query = useHashAt(number);
  return (
    <Loaded query={query}>
      {({ value }) =>
        value === null ? (
          <NoBlock block={`${number}`} />
        ) : (
          <ByHash key={value} hash={value}>
            {children}
          </ByHash>
        )
      }
    </Loaded>
  );
}

/** A block by its number or hash, shown by `children`; says so when there is none. */
export function BlockAt({ block, children }: { readonly block: string; readonly children: Children }): ReactNode {
  const name = blockName(block);
  if (name === undefined) return <NoBlock block={block} />;
  if ("hash" in name) {
    return (
      <ByHash key={name.hash} hash={name.hash}>
        {children}
      </ByHash>
    );
  }
  return (
    <ByNumber key={name.number} number={name.number}>
      {children}
    </ByNumber>
  );
}
