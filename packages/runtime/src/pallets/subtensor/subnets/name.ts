/**
 * Names of subnets. Clients expect some of those that have not told theirs (protocol: clients §b): first those of the
 * subnets of an earlier day, then those of the letters that are the subnets' symbols.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { SubnetIdentitiesV3 } from "../../subtensorStorage/index.ts";

/** The names in the order of subnets, as groups that share a prefix. */
const GROUPS: readonly (readonly [prefix: string, names: string])[] = [
  [
    "",
    "root,apex,omron,templar,targon,kaito,infinite,subvortex,ptn,pretrain,sturdy,dippy,horde,dataverse,palaidn,deval",
  ],
  ["", "bitads,3gen,cortex,inference,bitagent,any-any,meta,social,omega,protein,alchemy,compute,oracle,coldint,bet"],
  ["", "naschain,itsai,ready,mind,logic,automata,tuning,distributed,edge,chunk,sportsensor,masa,graphite,score,gen42"],
  ["", "neural,condense,nextplace,automl,audio,celium,dojo,frontier,safescan,unknown,gradients,gaia,dippy-speach"],
  ["", "agent-arena,unknown,red team,agentao,lean-in,chutes,sad,dad,ta,dha,ain,ghayn,fa,qaf,kaf,lam,mim,nun,ha,waw,ya"],
  ["", "alef,fehu,uruz,thurisaz,ansuz,raidho,kaunan,cyr_yeru,algiz,berkanan,ogham,beith,luis,fearn,sail,nion,forfeda"],
  ["", "ani,bani,gani,doni,eni,vini,ayp,ben,gim,da,ech,za,armeni,grave,io,dje,gje,ie,dze,hard_sign,alfa,alfas"],
  ["", "vida,vida_small,gamma,gamma_small,brahmi_a,brahmi_aa,brahmi_i,brahmi_ii,brahmi_u,la,va,sha,ssa,sa,ha"],
  ["glagolitic_", "az,buky,vede,glagoli,dobro,yest,zhivete,zemlja,izhe,initial_izhe,i,djerv,kako,ljudije,myse,nash,on"],
  ["glagolitic_", "pokoj,rtsy,slovo,tvrido,uku,fert,xrivi,ot,cy,shcha,er,yeru,small_yer,yo,yu,ja"],
  ["thai_", "ko_kai,kho_khai,kho_khuat,kho_khon,kho_rakhang,kho_khwai,ngo_ngu,cho_chan,cho_ching,cho_chang,so_so"],
  ["thai_", "cho_choe,yo_ying,do_chada,to_patak,tho_than,tho_nangmontho,tho_phuthao,no_nen,do_dek,to_tao,tho_thung"],
  ["thai_", "tho_thahan,tho_thong,no_nu,bo_baimai,po_pla,pho_phung,fo_fa,pho_phan,fo_fan,pho_samphao,mo_ma,yo_yak"],
  ["thai_", "ro_rua,lo_ling,wo_waen,so_sala,so_rusi,so_sua,ho_hip,lo_chula,o_ang,ho_nokhuk"],
  ["hangul_", "giyeok,nieun,digeut,rieul,mieum,bieup,siot,ieung,jieut,chieut,kieuk,tieut,pieup,hieut"],
  ["hangul_", "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,weo,we,wi,yu,eu,ui,i"],
  ["ethiopic_glottal_", "a,u,i,aa,e,ie,o,wa"],
  ["ethiopic_", "wa,wu,wi,waa,we,wye,wo,ko,ku,ki,kua,ke,kwe,ko_alt,go,gu,gi,gua,ge,gwe,go_alt"],
  ["devanagari_", "a,aa,i,ii,u,uu,r,e,ai,o,au,ka,kha,ga,gha,nga,cha,chha,ja,jha,nya,ta,tha,da,dha,na"],
  ["devanagari_", "ta_alt,tha_alt,da_alt,dha_alt,na_alt,pa,pha,ba,bha,ma,ya,ra,la,va,sha,ssa,sa,ha"],
  ["katakana_", "a"],
  ["kana_", "i,u,e,o,a,ki,ku,ke,ko,sa,shi,su,se,so,ta,chi,tsu,te,to,na,ni,nu,ne,no,ha,hi,fu,he,ho,ma,mi,mu,me,mo"],
  ["kana_", "ya,yu,yo,ra,ri,ru,re,ro,wa,wo,n"],
  ["", "ya,yab,yabh,yag,yagh,yaj,yach,yad,yadh,yadhe,yaz,yazh,yaf,yak,yakv,yaq,yah,yahh,yahl,yahm,yayn,yakh,yakl"],
  ["", "yahq,yash,yi,yij,yizh,yink,yal,yam,yan,yang,yany,yap,yu"],
  ["", "a,aa,i,ii,u,uu,r,rr,l,ll,e,ee,ai,o,oo,au,ka,kha,ga,gha,nga,cha,chha,ja,jha,nya,ta,tha,da,dha,na"],
  ["", "pa,pha,ba,bha,ma,ya,ra"],
];

/** Name of each subnet, by its id. Later subnets have none. */
const SUBNET_NAMES: readonly string[] = GROUPS.flatMap(([prefix, names]) =>
  names.split(",").map((name) => prefix + name),
);

/** Name of a subnet: what its owner called it, else the one in the protocol's list, else `unknown`. */
export function subnetName(state: State, netuid: number): Uint8Array {
  const given = SubnetIdentitiesV3.get(state, netuid)?.subnetName;
  if (given !== undefined && given.length > 0) return given;
  return new TextEncoder().encode(SUBNET_NAMES[netuid] ?? "unknown");
}
