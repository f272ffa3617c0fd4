import { type Texts, texts } from "../../../texts/language.ts";
import type { NeuronKind } from "./kinds.ts";

/** Names of the kinds of neurons. */
type KindNames = Readonly<Record<NeuronKind, string>>;

const kindsEn: KindNames = {
  all: "all neurons",
  validators: "validators",
  miners: "paid miners",
  serving: "those that can be asked",
};

const kindsFr: KindNames = {
  all: "tous les neurones",
  validators: "les validateurs",
  miners: "les mineurs payés",
  serving: "ceux qu'on peut interroger",
};

/** Texts of the table of neurons. */
export const NEURONS = texts(
  {
    title: "Neurons",
    intro:
      "A neuron is a machine that is registered here: a miner, who answers tasks, or a validator, who sets tasks and scores the answers. Point at a column's name to read what it means.",
    show: "Show",
    kinds: kindsEn,
    loading: "Loading…",
    none: "Nobody has registered here yet. The tab “Joining” says what it takes.",
    noneOfKind: "There is none of this kind now.",
    uidMeaning: "Number of the neuron in this subnet",
    role: "Works as",
    roleMeaning: "What it did in the last epoch: a validator scored answers, a miner was paid for answers",
    validator: "validator",
    miner: "miner",
    idle: "not paid",
    active: "Scores",
    activeMeaning: "Whether it has set scores recently enough for them to count; a miner need not",
    hotkey: "Hotkey",
    hotkeyMeaning: "The key with which it works; its owner keeps another, the coldkey",
    name: "Name",
    nameMeaning: "What its owner calls himself; nobody checks it",
    stake: "Stake",
    stakeMeaning: "How much is staked with it: the more, the more its scores count",
    incentive: "Incentive",
    incentiveMeaning: "Its part of what the last epoch paid to miners",
    dividends: "Dividends",
    dividendsMeaning: "Its part of what the last epoch paid to validators",
    emission: "Award",
    emissionMeaning:
      "Alpha that the last epoch awarded it for scores (the chain calls it emission): before stakers, takes and parents have their parts, and without the owner's cut",
    consensus: "Consensus",
    consensusMeaning: "The score on which most of the stake agrees",
    validatorTrust: "Trust",
    validatorTrustMeaning: "How much of a validator's scores the consensus shares",
    lastUpdate: "Last update",
    lastUpdateMeaning: "Block in which it last set scores, or registered",
    axon: "Address",
    axonMeaning: "Where it takes requests, as it announced; nobody checks it",
    permit: "May validate",
    permitMeaning: "Whether it has enough stake for its scores to count",
    yes: "yes",
    no: "no",
  },
  {
    title: "Neurones",
    intro:
      "Un neurone est une machine inscrite ici : un mineur, qui répond aux tâches, ou un validateur, qui pose les tâches et note les réponses. Pointez le nom d'une colonne pour lire ce qu'elle signifie.",
    show: "Montrer",
    kinds: kindsFr,
    loading: "Chargement…",
    none: "Personne ne s'est encore inscrit ici. L'onglet « Inscriptions » dit ce qu'il faut.",
    noneOfKind: "Il n'y en a aucun de ce genre en ce moment.",
    uidMeaning: "Numéro du neurone dans ce sous-réseau",
    role: "Rôle",
    roleMeaning:
      "Ce qu'il a fait à la dernière époque : un validateur a noté des réponses, un mineur a été payé pour les siennes",
    validator: "validateur",
    miner: "mineur",
    idle: "non payé",
    active: "Note",
    activeMeaning: "S'il a noté assez récemment pour que ses notes comptent ; un mineur n'a pas à le faire",
    hotkey: "Hotkey",
    hotkeyMeaning: "La clé avec laquelle il travaille ; son propriétaire en garde une autre, la coldkey",
    name: "Nom",
    nameMeaning: "Le nom que se donne son propriétaire ; personne ne le vérifie",
    stake: "Mise",
    stakeMeaning: "Ce qui est misé avec lui : plus il y en a, plus ses notes comptent",
    incentive: "Incitation",
    incentiveMeaning: "Sa part de ce que la dernière époque a payé aux mineurs",
    dividends: "Dividendes",
    dividendsMeaning: "Sa part de ce que la dernière époque a payé aux validateurs",
    emission: "Attribution",
    emissionMeaning:
      "Alpha que la dernière époque lui a attribué pour des notes (la chaîne dit émission) : avant les parts de ceux qui misent avec lui, des commissions et des parents, et sans celle du propriétaire",
    consensus: "Consensus",
    consensusMeaning: "La note sur laquelle la plus grande part de la mise s'accorde",
    validatorTrust: "Confiance",
    validatorTrustMeaning: "La part des notes d'un validateur que le consensus partage",
    lastUpdate: "Dernière activité",
    lastUpdateMeaning: "Bloc dans lequel il a donné ses dernières notes, ou s'est inscrit",
    axon: "Adresse",
    axonMeaning: "Où il reçoit les demandes, selon lui ; personne ne le vérifie",
    permit: "Peut valider",
    permitMeaning: "S'il a assez de mise pour que ses notes comptent",
    yes: "oui",
    no: "non",
  },
);

/** Words of the table of neurons in one language. */
export type NeuronWords = typeof NEURONS extends Texts<infer Words> ? Words : never;
