import type { Plan } from "@opentao/sdk/browser";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useKeys } from "../../../keys/keys.ts";
import { useSessionValue } from "../../../network/context.ts";
import { FaultError } from "../../../network/fault.ts";
import { Card } from "../../../parts/Card.tsx";
import { Choice } from "../../../parts/Choice.tsx";
import { useTexts } from "../../../texts/language.ts";
import type { WalletAccount } from "../accounts.ts";
import { focused } from "../focus.ts";
import { Unlock } from "../keys/Unlock.tsx";
import { useIntents } from "../orders/Orders.tsx";
import { OrderText } from "../orders/OrderText.tsx";
import type { Order, OrderKind } from "../orders/order.ts";
import { Progress } from "../orders/Progress.tsx";
import { perform } from "../orders/perform.ts";
import { planOf } from "../orders/planOf.ts";
import { usePositions } from "../positions/PositionsCard.tsx";
import styles from "../wallet.module.css";
import { ActionFault } from "./ActionFault.tsx";
import { FORMS } from "./forms.tsx";
import { PlanView } from "./PlanView.tsx";
import { ACTIONS } from "./texts.ts";

const KINDS = ["send", "stake", "unstake", "move", "claim", "register"] as const;

interface Planned {
  readonly order: Order;
  readonly plan: Plan;
}

/** An order that was previewed: it is signed when the visitor agrees, and followed then. */
function Agreed({
  of,
  account,
  onDone,
}: {
  readonly of: Planned;
  readonly account: WalletAccount;
  readonly onDone: () => void;
}): ReactNode {
  const words = useTexts(ACTIONS);
  const chain = useSessionValue((session) => session.chain);
  const isUnlocked = useKeys()?.isUnlocked === true;
  const [hash, setHash] = useState<string>();
  const intent = useIntents(account.address).find((one) => one.hash === hash);
  const job = useMutation({
    mutationFn: async () => {
      if (chain === undefined) throw new FaultError("lost", "");
      await perform(chain, account, of, setHash);
    },
  });
  const { error } = of.plan.preview;
  const isLocked = account.extension === undefined && !isUnlocked;
  return (
    <div className={styles.step}>
      <h3 ref={focused} tabIndex={-1}>
        <OrderText of={of.order} />
      </h3>
      <PlanView of={of.plan} />
      <ActionFault error={error ?? null} />
      {intent === undefined && error === undefined && isLocked && (
        <>
          <p>{words.unlockFirst}</p>
          <Unlock />
        </>
      )}
      {intent !== undefined && <Progress of={intent} />}
      {(intent === undefined || intent.failure === undefined) && <ActionFault error={job.error} />}
      <div className={styles.row}>
        {intent === undefined && error === undefined && !isLocked && (
          <button type="button" className="primary" disabled={job.isPending} onClick={() => job.mutate()}>
            {job.isPending ? words.signing : words.confirm}
          </button>
        )}
        <button type="button" onClick={onDone}>
          {intent === undefined ? words.back : words.another}
        </button>
      </div>
    </div>
  );
}

/** All that an account can do: previewed, agreed to, signed, and followed until it is final. */
export function ActionCard({
  account,
  own,
}: {
  readonly account: WalletAccount;
  /** Other accounts of the visitor: `[address, name]`. */
  readonly own: readonly (readonly [string, string])[];
}): ReactNode {
  const words = useTexts(ACTIONS);
  const [kind, setKind] = useState<OrderKind>("send");
  const chain = useSessionValue((session) => session.chain);
  const stakes = usePositions(account.address).data?.value.stakes ?? [];
  const plan = useMutation({
    mutationFn: async (order: Order): Promise<Planned> => {
      if (chain === undefined) throw new FaultError("lost", "");
      return { order, plan: await planOf(chain, account, order) };
    },
  });
  const Form = FORMS[kind];
  return (
    <Card title={words.title}>
      {plan.data !== undefined ? (
        <Agreed of={plan.data} account={account} onDone={() => plan.reset()} />
      ) : (
        <div className={styles.step}>
          <Choice
            title={words.title}
            of={KINDS.map((one) => [one, words.kinds[one]])}
            chosen={kind}
            onChoose={(chosen) => {
              setKind(chosen);
              plan.reset();
            }}
          />
          <Form
            key={kind}
            {...{ account, stakes, own }}
            isPending={plan.isPending}
            onOrder={(order) => plan.mutate(order)}
          />
          <ActionFault error={plan.error} />
        </div>
      )}
    </Card>
  );
}
