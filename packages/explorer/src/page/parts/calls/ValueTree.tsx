import { toHex } from "@opentao/codec";
import { Fragment, type ReactNode } from "react";
import { percentOfU16, wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { clock } from "../../texts/times.ts";
import { ALPHA, Amount } from "../Amount.tsx";
import { Copy } from "../Copy.tsx";
import { AccountLink, plainText, shortened } from "../names.tsx";
import { SubnetName } from "../SubnetName.tsx";
import styles from "./calls.module.css";
import { fieldKind } from "./fieldKinds.ts";
import { addressIn } from "./sentences.ts";
import { CALL_PARTS } from "./texts.ts";
import { branchesOf, readableText } from "./values.ts";

/** Depth to which values are shown, and the most of them in one list. */
const MAX_DEPTH = 8;
const MAX_LISTED = 64;

function Numeral({ value, owner, field }: { value: number | bigint; owner: string; field: string }): ReactNode {
  const locale = useLocale();
  const kind = fieldKind(owner, field);
  if (kind === "tao") return <Amount rao={BigInt(value)} />;
  if (kind === "alpha") return <Amount rao={BigInt(value)} unit={ALPHA} />;
  if (kind === "subnet") return <SubnetName netuid={Number(value)} />;
  if (kind === "part") return percentOfU16(Number(value), locale);
  if (kind === "time" && value < 8_640_000_000_000_000n) return clock(Number(value), locale);
  return wholeNumber(value, locale);
}

function isPlainNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** Numbers in a line. */
function Numerals({
  values,
  ...of
}: {
  readonly values: readonly (number | bigint)[];
  readonly owner: string;
  readonly field: string;
}): ReactNode {
  const words = useTexts(CALL_PARTS);
  return (
    <>
      {values.slice(0, MAX_LISTED).map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: numbers are told apart by their place alone
        <Fragment key={at}>
          {at > 0 && " · "}
          <Numeral value={value} {...of} />
        </Fragment>
      ))}
      {values.length > MAX_LISTED && <span className="quiet"> {words.more(values.length - MAX_LISTED)}</span>}
    </>
  );
}

function Hex({ hex }: { readonly hex: string }): ReactNode {
  return (
    <span className="mono" title={shortened(hex, 120)}>
      {shortened(hex, 12)}
      {hex.length > 27 && <Copy text={hex} what={shortened(hex)} />}
    </span>
  );
}

function Bytes({ bytes }: { readonly bytes: Uint8Array }): ReactNode {
  const words = useTexts(CALL_PARTS);
  if (bytes.length === 0) return <span className="quiet">{words.empty}</span>;
  const text = readableText(bytes);
  if (text !== undefined) return <bdi>“{plainText(text, 500)}”</bdi>;
  return (
    <>
      <Hex hex={toHex(bytes)} /> <span className="quiet">{words.bytes(bytes.length)}</span>
    </>
  );
}

/**
 * Any decoded value as a tree that people can read: addresses as links, amounts as TAO. Its size is bounded, whatever
 * the value is.
 *
 * @param owner - `Pallet.entry`, by which its fields have kinds
 */
export function ValueTree({
  value,
  owner,
  field = "",
  depth = 0,
}: {
  readonly value: unknown;
  readonly owner: string;
  readonly field?: string;
  readonly depth?: number;
}): ReactNode {
  const words = useTexts(CALL_PARTS);
  const address = addressIn(value);
  if (address !== undefined) return <AccountLink address={address} />;
  if (value === undefined || value === null) return <span className="quiet">{words.absent}</span>;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number" || typeof value === "bigint") {
    return <Numeral value={value} owner={owner} field={field} />;
  }
  if (typeof value === "string") {
    return /^0x[0-9a-f]*$/.test(value) ? <Hex hex={value} /> : <bdi>{plainText(value, 500)}</bdi>;
  }
  if (value instanceof Uint8Array) return <Bytes bytes={value} />;
  if (depth >= MAX_DEPTH) return "…";
  if (Array.isArray(value) && value.length > 0 && value.every(isPlainNumber)) {
    return <Numerals values={value} owner={owner} field={field} />;
  }
  const branches = branchesOf(value, owner);
  if (branches.list.length === 0) return branches.name ?? <span className="quiet">{words.empty}</span>;
  return (
    <>
      {branches.name !== undefined && <code>{branches.name}</code>}
      <ul className={styles.tree}>
        {branches.list.slice(0, MAX_LISTED).map(({ name, value: inner }) => (
          <li key={name}>
            <span className="quiet">{name}:</span>{" "}
            <ValueTree value={inner} owner={branches.owner} field={branches.isList ? field : name} depth={depth + 1} />
          </li>
        ))}
        {branches.list.length > MAX_LISTED && (
          <li className="quiet">{words.more(branches.list.length - MAX_LISTED)}</li>
        )}
      </ul>
    </>
  );
}
