import type { ReactNode } from "react";
import { type EpochPayments, useEpochPayments } from "../network/lastEpoch.ts";
import type { Subnet } from "../network/subnets.ts";
import { wholeNumber } from "../texts/amounts.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import { ALPHA, Amount } from "./Amount.tsx";
import { EPOCH_STORY } from "./epochStoryTexts.ts";
import { Loaded } from "./Loaded.tsx";
import { BlockLink, NeuronLink, plainText, SubnetLink } from "./names.tsx";
import { LastAnswer } from "./rounds/LastAnswer.tsx";

function Payments({ subnet, epoch }: { readonly subnet: Subnet; readonly epoch: EpochPayments }): ReactNode {
  const words = useTexts(EPOCH_STORY);
  const locale = useLocale();
  const unit = plainText(subnet.symbol, 8) || ALPHA;
  const [best] = epoch.miners;
  const [first] = epoch.validators;
  const asked = epoch.validators.length;
  return (
    <>
      <p>
        {words.in} <SubnetLink netuid={subnet.netuid} name={subnet.name} />
        {subnet.description !== "" && (
          <>
            {" "}
            (<bdi>{plainText(subnet.description, 80)}</bdi>)
          </>
        )}
        {words.comma}{" "}
        {first === undefined ? (
          words.nobodyAsked
        ) : (
          <>
            {words.validators(asked, wholeNumber(asked, locale))} ({asked > 1 && `${words.first} `}
            {words.neuron} <NeuronLink netuid={subnet.netuid} uid={first.uid} />) {words.asked(asked)}.
          </>
        )}
      </p>
      <LastAnswer netuid={subnet.netuid} />
      <p>
        {words.epoch} <BlockLink number={epoch.block} />
        {words.comma}{" "}
        {best === undefined ? (
          words.paidNobody
        ) : (
          <>
            {words.paid} <Amount rao={epoch.toMiners} unit={unit} />{" "}
            {words.toMiners(epoch.miners.length, wholeNumber(epoch.miners.length, locale))}
            {epoch.miners.length > 1 && (
              <>
                {" "}
                ({words.most} <NeuronLink netuid={subnet.netuid} uid={best.uid} />)
              </>
            )}{" "}
            {words.and} <Amount rao={epoch.toValidators} unit={unit} /> {words.toValidators(asked)}.
          </>
        )}
      </p>
    </>
  );
}

/** What happened last in a subnet, in a sentence for those who have never seen one: who asked, who answered, who was paid. */
export function EpochStory({ subnet }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(EPOCH_STORY);
  const payments = useEpochPayments(subnet.netuid, subnet.lastEpoch);
  return (
    <Loaded query={payments}>
      {(epoch) =>
        epoch === null || subnet.lastEpoch === 0 ? (
          <>
            <p>
              {words.in} <SubnetLink netuid={subnet.netuid} name={subnet.name} />
              {words.comma} {words.noEpoch}
            </p>
            <LastAnswer netuid={subnet.netuid} />
          </>
        ) : (
          <Payments subnet={subnet} epoch={epoch} />
        )
      }
    </Loaded>
  );
}
