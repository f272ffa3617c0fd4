import { texts } from "../texts/language.ts";

/** Texts that tell what happened in a subnet. */
export const EPOCH_STORY = texts(
  {
    in: "In",
    comma: ",",
    validators: (count: number, shown: string) => (count === 1 ? "a validator" : `${shown} validators`),
    first: "the best paid:",
    neuron: "neuron",
    asked: (_count: number): string => "gave the miners tasks and scored their answers",
    nobodyAsked: "no validator has given scores that still count.",
    epoch: "The last epoch, in block",
    paid: "paid",
    paidNobody: "paid nobody: for that, validators with stake must score answers.",
    toMiners: (count: number, shown: string) => (count === 1 ? "to 1 miner" : `to ${shown} miners`),
    most: "most of it to neuron",
    and: "and",
    toValidators: (count: number): string =>
      count === 1
        ? "to the stake behind the validator, after its take"
        : "to the stake behind the validators, after their takes",
    noEpoch: "there has been no epoch yet: nobody has been paid.",
  },
  {
    in: "Dans",
    comma: ",",
    validators: (count, shown) => (count === 1 ? "un validateur" : `${shown} validateurs`),
    first: "le mieux payé :",
    neuron: "neurone",
    asked: (count) =>
      count === 1
        ? "a donné des tâches aux mineurs et noté leurs réponses"
        : "ont donné des tâches aux mineurs et noté leurs réponses",
    nobodyAsked: "aucun validateur n'a donné de notes qui comptent encore.",
    epoch: "La dernière époque, au bloc",
    paid: "a payé",
    paidNobody: "n'a payé personne : il faut pour cela des validateurs avec une mise qui notent des réponses.",
    toMiners: (count, shown) => (count === 1 ? "à 1 mineur" : `à ${shown} mineurs`),
    most: "surtout au neurone",
    and: "et",
    toValidators: (count) =>
      count === 1 ? "à la mise du validateur, sa part retenue" : "à la mise des validateurs, leurs parts retenues",
    noEpoch: "il n'y a pas encore eu d'époque : personne n'a été payé.",
  },
);
