import { texts } from "../../texts/language.ts";
import type { ParameterName } from "./definitions.ts";

/** A name in words, and what the parameter does. */
type Explanation = readonly [name: string, meaning: string];
type Explanations = Readonly<Record<ParameterName, Explanation>>;

const en: Explanations = {
  tempo: ["Time between epochs", "Blocks after which scores are put together and the neurons are paid again."],
  registration_allowed: ["Open for newcomers", "While closed, nobody can register, and the subnet gets no new TAO."],
  min_burn: ["Lowest price of joining", "A registration never costs less."],
  max_burn: ["Highest price of joining", "A registration never costs more."],
  burn_half_life: [
    "Price of joining halves in",
    "While nobody registers, the price falls to the half in so many blocks.",
  ],
  burn_increase_mult: ["Price of joining rises by", "Each registration multiplies the price by this factor."],
  immunity_period: ["Protection of newcomers", "For so many blocks a new neuron is not replaced while others can be."],
  max_validators: ["Most validators", "So many neurons, those with the most stake, may score answers."],
  kappa: ["Majority", "Part of the stake that must give a miner a score for it to become the consensus."],
  weights_rate_limit: ["Pause between scores", "Blocks for which a validator must wait before it sets scores again."],
  weights_version: ["Version of scores", "Validators that give an older version are refused; 0 takes any."],
  min_allowed_weights: ["Fewest scores", "A validator must score so many miners at once."],
  commit_reveal_weights_enabled: [
    "Scores are sealed first",
    "Validators then hide their scores at first and open them later, so that nobody can copy them.",
  ],
  commit_reveal_period: ["Scores stay sealed for", "Epochs between sealing scores and opening them."],
  activity_cutoff_factor: [
    "Validators count as active for",
    "A validator that sets no scores for longer than so many times the time between epochs no longer counts.",
  ],
  serving_rate_limit: [
    "Pause between addresses",
    "Blocks for which a neuron must wait before it announces another address.",
  ],
  bonds_moving_avg: [
    "Memory of bonds",
    "How much of a bond is kept from one epoch to the next: the more, the longer early trust in a miner pays.",
  ],
  yuma_version: ["Form of the consensus", "Version of the rules by which bonds and pay are computed."],
  liquid_alpha_enabled: [
    "Memory follows agreement",
    "Bonds then change faster for validators that agree with the consensus.",
  ],
  alpha_low: ["Slowest change of bonds", "Used while memory follows agreement."],
  alpha_high: ["Fastest change of bonds", "Used while memory follows agreement."],
  alpha_sigmoid_steepness: [
    "Sharpness of that change",
    "How suddenly bonds go from slow to fast; used while memory follows agreement.",
  ],
  bonds_reset_enabled: ["Bonds can be reset", "A miner that publishes something new can then start its bonds anew."],
  subnet_is_active: ["Alpha can be traded", "Whether alpha may be bought, sold and moved. The owner starts it once."],
  transfers_enabled: ["Stake can change hands", "Whether stake here may go from one owner to another."],
  owner_cut_enabled: ["Owner is paid", "Whether the owner gets a part of all new alpha."],
  owner_cut_auto_lock_enabled: ["Owner's pay is locked", "Whether that part is locked as it is paid."],
  target_regs_per_interval: [
    "Registrations aimed at",
    "Kept for programs that show it; on all subnets but root it limits nothing.",
  ],
  max_regs_per_block: ["Most registrations a block", "Kept for programs that show it; it counts on root only."],
  activity_cutoff: ["Older limit of activity", "Kept for programs that show it: the epoch no longer reads it."],
  max_weights_limit: ["Largest score", "Kept for programs that show it: it has no effect."],
  user_liquidity_enabled: ["Liquidity of users", "Kept for programs that show it: there is none on this chain."],
};

const fr: Explanations = {
  tempo: [
    "Temps entre les époques",
    "Nombre de blocs après lequel les notes sont réunies et les neurones payés de nouveau.",
  ],
  registration_allowed: [
    "Ouvert aux nouveaux",
    "Tant que c'est fermé, personne ne peut s'inscrire et le sous-réseau ne reçoit pas de nouveaux TAO.",
  ],
  min_burn: ["Prix minimal d'inscription", "Une inscription ne coûte jamais moins."],
  max_burn: ["Prix maximal d'inscription", "Une inscription ne coûte jamais plus."],
  burn_half_life: [
    "Le prix d'inscription diminue de moitié en",
    "Tant que personne ne s'inscrit, le prix tombe à la moitié en ce nombre de blocs.",
  ],
  burn_increase_mult: ["Hausse du prix d'inscription", "Chaque inscription multiplie le prix par ce facteur."],
  immunity_period: [
    "Protection des nouveaux",
    "Pendant ce nombre de blocs, un nouveau neurone n'est pas remplacé tant que d'autres peuvent l'être.",
  ],
  max_validators: [
    "Nombre maximal de validateurs",
    "Ce nombre de neurones, ceux qui ont le plus de mise, peuvent noter.",
  ],
  kappa: ["Majorité", "Part de la mise qui doit donner une note à un mineur pour qu'elle devienne le consensus."],
  weights_rate_limit: [
    "Pause entre les notes",
    "Nombre de blocs qu'un validateur doit attendre avant de noter à nouveau.",
  ],
  weights_version: [
    "Version des notes",
    "Les validateurs d'une version plus ancienne sont refusés ; 0 les accepte toutes.",
  ],
  min_allowed_weights: ["Nombre minimal de notes", "Un validateur doit noter au moins ce nombre de mineurs à la fois."],
  commit_reveal_weights_enabled: [
    "Notes d'abord scellées",
    "Les validateurs cachent alors leurs notes et les ouvrent plus tard, pour que personne ne les copie.",
  ],
  commit_reveal_period: [
    "Les notes restent scellées",
    "Nombre d'époques entre le scellement des notes et leur ouverture.",
  ],
  activity_cutoff_factor: [
    "Durée d'activité des validateurs",
    "Un validateur qui ne note pas pendant plus de ce multiple du temps entre les époques ne compte plus.",
  ],
  serving_rate_limit: [
    "Pause entre les adresses",
    "Nombre de blocs qu'un neurone doit attendre avant d'annoncer une autre adresse.",
  ],
  bonds_moving_avg: [
    "Mémoire des liens",
    "Part d'un lien gardée d'une époque à l'autre : plus elle est grande, plus la confiance précoce en un mineur rapporte.",
  ],
  yuma_version: ["Forme du consensus", "Version des règles par lesquelles liens et paie sont calculés."],
  liquid_alpha_enabled: [
    "La mémoire suit l'accord",
    "Les liens changent alors plus vite pour les validateurs d'accord avec le consensus.",
  ],
  alpha_low: ["Changement le plus lent des liens", "Utilisé quand la mémoire suit l'accord."],
  alpha_high: ["Changement le plus rapide des liens", "Utilisé quand la mémoire suit l'accord."],
  alpha_sigmoid_steepness: [
    "Netteté de ce changement",
    "À quel point les liens passent brusquement de lents à rapides ; utilisé quand la mémoire suit l'accord.",
  ],
  bonds_reset_enabled: [
    "Liens réinitialisables",
    "Un mineur qui publie du nouveau peut alors faire repartir ses liens de zéro.",
  ],
  subnet_is_active: [
    "Alpha échangeable",
    "Si l'alpha peut être acheté, vendu et déplacé. Le propriétaire le met en route une fois.",
  ],
  transfers_enabled: ["La mise peut changer de mains", "Si la mise peut passer ici d'un propriétaire à un autre."],
  owner_cut_enabled: ["Le propriétaire est payé", "Si le propriétaire reçoit une part de tout nouvel alpha."],
  owner_cut_auto_lock_enabled: ["Paie du propriétaire bloquée", "Si cette part est bloquée dès qu'elle est payée."],
  target_regs_per_interval: [
    "Inscriptions visées",
    "Gardé pour les logiciels qui l'affichent ; ne limite rien, sauf à la racine.",
  ],
  max_regs_per_block: ["Inscriptions par bloc", "Gardé pour les logiciels qui l'affichent ; ne compte qu'à la racine."],
  activity_cutoff: [
    "Ancienne limite d'activité",
    "Gardé pour les logiciels qui l'affichent : l'époque ne le lit plus.",
  ],
  max_weights_limit: ["Note maximale", "Gardé pour les logiciels qui l'affichent : sans effet."],
  user_liquidity_enabled: [
    "Liquidité des utilisateurs",
    "Gardé pour les logiciels qui l'affichent : il n'y en a pas sur cette chaîne.",
  ],
};

/** Names of the parameters in words, and what they do. */
export const EXPLANATIONS = texts(en, fr);
