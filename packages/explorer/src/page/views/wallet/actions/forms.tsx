import { getRegistrationCost, getTransferable } from "@opentao/sdk/browser";
import { type FormEvent, type ReactNode, useState } from "react";
import { useSessionValue } from "../../../network/context.ts";
import { useFixedAt } from "../../../network/reads.ts";
import { ALPHA, TAO } from "../../../parts/Amount.tsx";
import { exactTao } from "../../../texts/amounts.ts";
import { useTexts } from "../../../texts/language.ts";
import type { WalletAccount } from "../accounts.ts";
import { fieldOf } from "../keys/useKeyJob.ts";
import type { Order, OrderKind } from "../orders/order.ts";
import type { Position } from "../positions/readPositions.ts";
import styles from "../wallet.module.css";
import { raoOf } from "./amounts.ts";
import { AddressField, AmountField, PositionField, placeOf, SubnetField, useValidatorsOf } from "./fields.tsx";
import { ACTIONS } from "./texts.ts";

/** What a form of an order gets. */
export interface OrderFormProps {
  readonly account: WalletAccount;
  readonly stakes: readonly Position[];
  /** Addresses that are offered where one's own are likely: `[address, what it is]`. */
  readonly own: readonly (readonly [string, string])[];
  readonly isPending: boolean;
  /** Told what is wanted, to be previewed. */
  readonly onOrder: (order: Order) => void;
}

/** A form whose fields make an order; `undefined` when an amount is none. */
function OrderForm({
  isPending,
  onOrder,
  order,
  children,
}: Pick<OrderFormProps, "isPending" | "onOrder"> & {
  readonly order: (form: HTMLFormElement) => Order | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const words = useTexts(ACTIONS);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const made = order(event.currentTarget);
    setWrong(made === undefined);
    if (made !== undefined) onOrder(made);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      {isWrong && (
        <p className={styles.bad} role="alert">
          {words.noAmount}
        </p>
      )}
      <div className={styles.row}>
        <button type="submit" disabled={isPending}>
          {isPending ? words.previewing : words.preview}
        </button>
      </div>
    </form>
  );
}

/** A button that puts the largest amount into a field. */
function All({ onClick }: { readonly onClick: () => void }): ReactNode {
  const words = useTexts(ACTIONS);
  return (
    <div className={styles.row}>
      <button type="button" onClick={onClick}>
        {words.all}
      </button>
    </div>
  );
}

const trimmed = (form: HTMLFormElement, name: string): string => fieldOf(form, name).trim();

function Send({ account, own, ...rest }: OrderFormProps): ReactNode {
  const words = useTexts(ACTIONS);
  const [text, setText] = useState("");
  const chain = useSessionValue((session) => session.chain);
  const most = async (): Promise<void> => {
    if (chain !== undefined) setText(exactTao((await getTransferable(chain, account.address)).keepingAlive));
  };
  return (
    <OrderForm
      {...rest}
      order={(form) => {
        const amount = raoOf(text);
        return amount === undefined ? undefined : { kind: "send", to: trimmed(form, "to"), amount };
      }}
    >
      <AddressField name="to" title={words.to} offered={own} />
      <AmountField unit={TAO} value={text} onChange={setText} />
      <All onClick={() => void most()} />
    </OrderForm>
  );
}

function StakeForm({ own, stakes, account: _, ...rest }: OrderFormProps): ReactNode {
  const words = useTexts(ACTIONS);
  const [text, setText] = useState("");
  const [netuid, setNetuid] = useState(1);
  const validators = useValidatorsOf(netuid);
  const known = new Map([...stakes.map(({ hotkey }) => [hotkey, words.stakedWith] as const), ...own, ...validators]);
  return (
    <OrderForm
      {...rest}
      order={(form) => {
        const amount = raoOf(text);
        return amount === undefined ? undefined : { kind: "stake", netuid, hotkey: trimmed(form, "hotkey"), amount };
      }}
    >
      <SubnetField name="netuid" title={words.subnet} value={netuid} onChange={setNetuid} />
      <AddressField name="hotkey" title={words.hotkey} offered={[...known]} />
      <AmountField unit={TAO} value={text} onChange={setText} />
    </OrderForm>
  );
}

const unitOf = (position: Position | undefined): string => (position?.netuid === 0 ? TAO : ALPHA);

function Unstake({ stakes, own: _, account: __, ...rest }: OrderFormProps): ReactNode {
  const words = useTexts(ACTIONS);
  const [text, setText] = useState("");
  // What the button put in, while nobody changes it: then all is meant, whatever it is by then.
  const [whole, setWhole] = useState<string>();
  const [place, setPlace] = useState("");
  const position = stakes.find((one) => placeOf(one) === place) ?? stakes[0];
  if (position === undefined) return <p className="quiet">{words.nothingStaked}</p>;
  const { netuid, hotkey, stake } = position;
  return (
    <OrderForm
      {...rest}
      order={() => {
        const amount = raoOf(text);
        const isWhole = text === whole;
        return amount === undefined ? undefined : { kind: "unstake", netuid, hotkey, amount, isWhole };
      }}
    >
      <PositionField
        of={stakes}
        value={position}
        onChange={(other) => {
          setPlace(other);
          setWhole(undefined);
        }}
      />
      <AmountField unit={unitOf(position)} value={text} onChange={setText} />
      <All
        onClick={() => {
          setText(exactTao(stake));
          setWhole(exactTao(stake));
        }}
      />
    </OrderForm>
  );
}

function Move({ stakes, own, account: _, ...rest }: OrderFormProps): ReactNode {
  const words = useTexts(ACTIONS);
  const [text, setText] = useState("");
  const [place, setPlace] = useState("");
  const [to, setTo] = useState(0);
  const validators = useValidatorsOf(to);
  const position = stakes.find((one) => placeOf(one) === place) ?? stakes[0];
  if (position === undefined) return <p className="quiet">{words.nothingStaked}</p>;
  const { netuid: from, hotkey: fromHotkey, stake } = position;
  const known = new Map([...stakes.map(({ hotkey }) => [hotkey, words.stakedWith] as const), ...own, ...validators]);
  return (
    <OrderForm
      {...rest}
      order={(form) => {
        const amount = raoOf(text);
        const toHotkey = trimmed(form, "toHotkey");
        return amount === undefined ? undefined : { kind: "move", from, to, fromHotkey, toHotkey, amount };
      }}
    >
      <PositionField of={stakes} value={position} onChange={setPlace} />
      <SubnetField name="to" title={words.toSubnet} value={to} onChange={setTo} />
      <AddressField name="toHotkey" title={words.toHotkey} offered={[...known]} />
      <AmountField unit={unitOf(position)} value={text} onChange={setText} />
      <All onClick={() => setText(exactTao(stake))} />
    </OrderForm>
  );
}

/** Subnets that one claim may name. */
const MAX_CLAIMED = 5;

function Claim({ stakes: _, own: __, account: ___, ...rest }: OrderFormProps): ReactNode {
  const words = useTexts(ACTIONS);
  return (
    <OrderForm
      {...rest}
      order={(form) => {
        const parts = trimmed(form, "netuids").split(/[\s,;]+/);
        const netuids = parts.map(Number).filter((netuid) => Number.isInteger(netuid) && netuid > 0 && netuid < 65_536);
        const isGood = netuids.length === parts.length && parts.length <= MAX_CLAIMED;
        return isGood ? { kind: "claim", netuids } : undefined;
      }}
    >
      <p>{words.claimWhat}</p>
      <label>
        {words.subnets}
        <input name="netuids" type="text" inputMode="numeric" autoComplete="off" maxLength={40} required />
      </label>
    </OrderForm>
  );
}

function Register({ own, stakes: _, account, ...rest }: OrderFormProps): ReactNode {
  const words = useTexts(ACTIONS);
  const [netuid, setNetuid] = useState(1);
  const cost = useFixedAt(["cost of a place", netuid], ({ chain, at }) => getRegistrationCost(chain, netuid, { at }));
  const offered = own.filter(([address]) => address !== account.address);
  return (
    <OrderForm
      {...rest}
      order={(form) => {
        const most = raoOf(fieldOf(form, "most"));
        return most === undefined ? undefined : { kind: "register", netuid, hotkey: trimmed(form, "hotkey"), most };
      }}
    >
      <p>{words.registerWhat}</p>
      <SubnetField name="netuid" title={words.subnet} hasRoot={false} value={netuid} onChange={setNetuid} />
      <AddressField name="hotkey" title={words.ownHotkey} offered={offered} />
      <label key={`${netuid} ${cost.data}`}>
        {words.most} ({TAO})
        <input
          {...{ name: "most", type: "text", inputMode: "decimal", autoComplete: "off", maxLength: 20, required: true }}
          defaultValue={cost.data === undefined ? "" : exactTao(cost.data)}
        />
      </label>
    </OrderForm>
  );
}

/** Forms by the kinds of orders. */
export const FORMS: Readonly<Record<OrderKind, (props: OrderFormProps) => ReactNode>> = {
  send: Send,
  stake: StakeForm,
  unstake: Unstake,
  move: Move,
  claim: Claim,
  register: Register,
};
