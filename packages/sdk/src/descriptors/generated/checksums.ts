// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.

/** Checksums of entries (see ../checksum.ts), by kind and pallet or runtime API. */
export const CHECKSUMS: Readonly<Record<string, string>> = {
  "storage System":
    "e4oMWFX7 +jv9+W3N /1XpqgkQ jiuxeh3t lHT/LxDc LXCM1w3c kalu4u/F BOqX3Xfo pWPgwEPt HLr5OfrL NLJWCtDi 1lxJCSeA pdA+gFGn DeJSw5bq 9vsQBzPL T7Lfezfz V134sRtx aBxbb5Uc LnLKt3ne",
  "storage Timestamp": "iStZijpP aX9vnYdp",
  "storage Aura": "CvO5ptaf 8KFbbYLx",
  "storage Grandpa": "DlfFpWVi ptaKRWTd qiVY2Mz/ RRQeVoHN +7xavZsF Y3takbUM nYIsoEPw",
  "storage Balances": "3pg6fvOm RIRF5T5s kNsGtxG1 PfiBClK1 IFVkLlEa OpN5D50U HdW+/ODo",
  "storage TransactionPayment": "uSViys4v yDXMHxII",
  "storage SubtensorModule":
    "sAwQeEtu GSYH3Ck/ amD6Crgv 5oGACYeh Rsp2GzK7 nO2ncIKg hdHr0+Dp 3uLaVq4y f/BlE1Qv NN62AygK q2DW8ECW f34j5l0K cIborfyB /Xz2eIZQ Ze9pvhsI Id23xS6p hWtwcBBe atrBVVPY SHBd+eY3 gIkx41tp Nc2xy+SE LRWYSZgt Ox7t9OLT e5w9Ahgn u23EJ8Jz py4tsw2f e2E6xnul B5EivhEU 3HfA+Zuh 3HUsapuq WtXkoMcg iqvXqiGE BTNtFR1S Ff8Lmf2T 0MDoHpx5 frRXpmGd ymyN2BAW 0Wq361mX 9fkq0UBP igGMpMEn qfgQnbZR ho6+wtYK 3xxZNCQI cccWsyl/ eKmCeCAb JvyP8EkR goCW4kJ5 4lOO2hQX FLWwo0Py qec7Sp8d DgSQIM6b aA4tR+oT 56/QhA4m uhVQCHdp nGaoAwn+ xOIQ/DWy yPMC9lXF +GDGjQdy o1Uxda6H 2XN7y+no av1g4mUi Yw8Zqz6W cJs/6y0J ZzPiXhlf BqZDDygi 3YQFntyu bSTD60y8 tFLD+S+f qNtv4K7h SFdecfrk sOPcbOMG UUm6+tEG 5tSsiex4 c7ZMRD1c FcxxV6l6 KbxZeiUZ ARULr+4B MKXxSHkm 6/6oLI0q wkH2kO+L i4Qrb0Z6 sAPBlmf/ 0RzcOKQR 7oPZ5lst wmetTO2p ifinW3mT H1uAPw5o 4H7OtIr4 mmmCS0YD KQbKDJoB RvO/KM0J Lx1ZLW7a ZzQNBJR4 QZanVBbj GAmgcG2o kF13DXWD PQrFtuIB Zud4NDdD T2ylkaJg vVepwVgm 7GOarHVq ThLodNiB cHYi7fUn GmmD4nQg uaH/NyUP 8cWzr8kr PxsFgzBP ITKQ8/Jf YbCO91Ll lVF9G18Q aW2KN3zU h/hqr2AO K3FVMPkF FOAFtO4/ GF7Vv2TT VlpTvbpR PxcogCzT HgRq0udI v8C6Z81l 8K9eXddy +OidALMy E/yG9bJt Lg0DzzLI h4zEfYln ccOpPZO6 6stq7IzL OXr4VPfR ylLyapRW AsrP/DTa a/ou65d3 GIBjGclZ HZYUVRkj VSWtLNlc xP9zJwmj MHLRt4Dr fD2g9rG8 KFVWV1ZH RbhXNSnS /nib42nH 0Te5MNnx Yas32nfe aAAK6AMF eqYG0j2c ELWbaW6B mtl/wwYt CuB3Dyi+ cEtd6DWg RtS7cdtZ o4il/Zxr og9TQWl1 Ln9Yh5pF mPou7n58 lYZuqmje arOBzaIK mqYRs098 Y1r1a/Xj r//bSSXA 0BN5Na8C jUS87lVR NDXD77ul BA3Wu0Wq h3nanIdD gQXoC6xM w7MSXcZk 2wAjWF9m dhuQbksr U19dHNhr y7aSRnlS ZYaNLfT4 watZGf9K XInAAQqY 5g7k1c1i 3PvT1o/U LAohWaRr 0hGXJSWE E3k9W2gA mkvtA9Z5 a/Bv99yc SCV/bRfF KqzU0cMk 9qdthVH/ bL5MPi+j xh6sMPk2 tyRr/GWL RsbOQmlM 6XMCavRm yddpZORE CClgNSRw hJIITlUe k7hGhVk3 qCiIyJg1 SQT7u2no OzvqD9sY XpM4bL8u Z2Y1ajU2 LpV1KOd0 +nZxtWxZ 562vRfFs HdW+/ODo uk7KnVpX ynz3weh3 P/rFO5tk cjY/P1gH RMS+4ZnU HmhEZmF8 5kha0ZEJ 0U58jHKZ 83iRAfyh VxyRYK2G ZF6iqvgy HMgmJN+F N36yo6I2 jWPz3Ync YRy5OHdS Jk86q75j FyQL4yYK NvyJM3Rg Xfm8moJc 59Yzw3bS 8CIoB0iu s7+x90D7 QM/rcSiA",
  "storage Sudo": "jAjBN31K",
  "storage Commitments": "QjL3Lmqd QUNMJhzu wH1AT2TZ Eiemx5b+ 98kVx5rk xzlbFHU/ +xY+Pwv2",
  "storage AdminUtils": "U3iAJMGo",
  "storage Swap": "Gvi6UJS6 0bKG7ULC xOIQ/DWy EQq2k6F8 fH7aD1IQ 2xeVrqpa",
  "storage AlphaAssets": "pmeru8El EzNuXZu2 7XsgzJId",
  "storage Session":
    "pnEw3Q5B ou6Oz2ED RMkp5Lqb UKfHWxbI D94MXjNR 4+K+hVw0 WU4L5HKN BoURDIZX gOUapGxb nj/XMoPP K9w5ITJ3 0cDAEgtz cERY8cP1 LJr3Vyoj",
  "call System": "bDbSCxqJ y44ypgYZ 0WNGCVBm WOsmYrvX FXTR/CNX wGM8X4b9 Qscjkz+t XB3rTe0U WCkMqurT 8MD62w2y +n13ucZE",
  "call Timestamp": "y0wNjLuX",
  "call Grandpa": "YpyCQSRD 8aTFQFFD QyKCZKt4",
  "call Balances": "2zpVoeL4 wmJH+vju yNpU/hTU Y2+PfJGE nfjNaneK eTEq1UGH hBzjhhYT Zw65Jgkg Ydrky8DA",
  "call SubtensorModule":
    "3GPqfFeX p+Zf+NAG rA/wUg7s 5ooyovuo YUGedlkt LbhtbHXM /WSxI6OG lx8QIGi8 v9r/t39L 1igbzKUY NfPJjJLn TjTxyXel uQq5RKMq bNXvLDBN /+/t4tYn Piu2X/Mw qaEeZSMs dAlZQ6vr S4hTH2Q+ 1nP4dxmq 212mJU3a z1+YkTUe Uv13JDBV MRf1l9EC l7bMLh4u gUU252SX gKGJarKD 3x9FvjBZ FLyfYFeN pqI7FQBd 3Ofxigpq 6tsvvlST 0wZQy7UO km8/yf7A 12guDnjZ CoFPYFBf S1nUSF6S JVFitUDo TygxQk4Y sqmy4lPz aRS5OTmn wMRCy3BR JZol4WYZ NW0nzasV mMmIdNV2 Cg5tQ42q +obGLaIU ExQLrH7h 5z9qi6U8 z5HcK8A3 NG7jgJkE 8PUOPDGI Vp3/w4v9 t3En4nlq Aw5boaUk HDG4Dgyk VkOX+MO1 56L6q3Y9 UI6QOHzp NtMuQMfg C4xQjvPJ AVxfyoWB 5klkxDvz 1l8KvoJ8 Ra8l939B h46Dooh6",
  "call Utility": "2UDTHo68 365AUNI7 sTc28DLg HKx7YahR jLwychHk PswyiU+w BSy5ObRm IGve7Bb9",
  "call Sudo": "Lo5vTDZe qdoi6ccE BJle+5ku xvXfKVOL Ckhww5Wq",
  "call Commitments": "UtyvhOV5 CVtPeC60",
  "call AdminUtils":
    "ZHB+94+N yhnbCkop LNOryzeI L5Txss5N bGlp2jfv ZLCJuz8Z i+5VN4yo pnlC0eBN Ot2MlcXb b9UIVoI7 BcIuKZqd eNip2iX4 bjU9CMfd UcFxWZD2 WUfD59g3 G+CIMJpE BckUiHu8 1GscCkwp cGa3Aiv5 BcExlqc0 HCePIJI2 Tw8VfZFj HeJ4RR4/ BTwW50zN HSj9ARza MtHUw4HO NPubEk6X nPyLGJMj 58WTmmAx GxA2HGMH 7eIRNUol wyYPkIcR xqmW/ENs oE8TVedo tFLP/Gr7 A2x1bZTz 4KPN9Sj3 5sOVZKec RJAiGZxF 02DzWmB9 7uscFsXi c2j4xEKC ynJ/wiT/ ybE/bFBs yyPYUHZe B47fcg/p 2EeEy0Yw PcNDkSFg yGPvtHZy CRWekJP0 BlrSx2sB j4ndLatr MeEes5in NdbMfxlL L+CG3vpE O/fD7iXn ZHTfmmiD FlHddnIq 9SN5Iuj/ cSNdO6UJ 0RydUe0k cIcXHhHw SF+Un+gO X2ityRAi Ig63eBAF 7Moh3Bdy Lqy7Yd+7 Aspmsnfa VRcQVEw3 DfsphDmM g7Nq9mVK 8JNuHaCb v8K4ukjV g1DSnc5f gFYBqmoQ cMU3rOVy H0C9xCEH kolSjqiG s4Dqhvsp WgLVGTAH IQ9o/6CH",
  "call Swap": "AdjO1SgE iOW4jMC2 GeoDMoAk 9LqV/jWV 4IORXztW y/g8RoVP",
  "call Session": "lMnsVQLa R3oHNL8L JbeA9MAH bauKYiCt Zh3xLg/t",
  "event System": "koTxiVqJ TpE7YBRF 8KMVF3R6 tECcGaD5 yO1XNe2/ 41vpdSS7 ksvmwIaI B6IsAC2Y",
  "event Grandpa": "6kJnh5x4 PniM4Gjg sfTcec/t",
  "event Balances":
    "5/RN9ahs 6Qj7i0bz aSgny7Rq L1SW8sbu 7zxz9Jg3 UKqunTYG hLp8E7vz y/w1WHMe KymqL4As vdBHNWlN MILPVK/6 3ffG1u6U CtrNStav 4zU3UKU+ btRCbkFZ /wXHHJNp apL5vP0b NXP+m/wR 74PoQjcf yNqVwdEp FchSLNea EyUZOiZj",
  "event TransactionPayment": "2t7SkIp8",
  "event SubtensorModule":
    "BUC9m11p NkgHoSgA c3a71T0P ejraCk/J iS8l6v2x jYzwDIJB dWGjZE1V KpZYcV5j 5a3WNo3d SIBBglMW HQARWgUo 1eL0vX7o nQfoStBq lRxYVsLR SifgyOqF LAr1Ab/K so/ccx2c DHCmqunB Eqz9IT+T wd+FPl4R gkwetZLU tYFHrL0Q c6glB5jM ujJYAz7q KPOcx1N3 CqWM6Rpt zDVxxFP/ QWRVs19E YJtX18Nz DGelBXG8 EfzBuMCH Vrge/Fk8 KmKuRU3H zt36hfOx IdocCED7 GebjPlYl x2bxWELj nO3ZkQP8 FmYBvvBj Gx3ESMcI r+Mzyarm tz2aiTNS Miuxp8Jh LmpKZ4u4 746I+b3H LBEfhNEH 2DaexAAF AkXCHYSj qjRBje3M j6WYwT75 9nKRuB+l TpTn8bRA VNqYHyfI JD7FuPod s1RkztBh UH5cwn37 EhErAF6r nDig/qpR FvrRwBH/ z2Lssl+Y 5bqVZ25/ yHi3u1yA R4p40sYg CkFG+aol LPwKw4S8 HApJzcox iC7vPoJo Knm9zTHa srcZIWv4 VzwJ+acN Y/9xgt9r NSx3ITdS zcfL7S33 4Qmjlyz0 iQ6L3U8m gYYE6sC+ QJ6XMaft hpGrVz/t hVIvjL9J mB2xDnUS DzI5uIT9 TonELyQ+ DIDZD6ng WEYyXK6C O8BN1Nwp fPtgVEk0 FAagG+5U f9d3FnB9 casjnTAw wT+P5eLq IjkPoz/S /aZyesJc z3v8lE+p YEv6FSB8 PqUyYckU W/dUUNmL 4EclfNVu ieNPGXn6 q4DQPoA9 4N8CM/s6 HjaqXjXU imhqUdZK iXsC2jqn Ov0inHjr XnWHoiDq TOnNVsCF CKhoQkad Af0R31xi IkdWZCnP rwP4ZtK4 ZyJKF6N5 Nfxs3P9n zLfFvr4S bd5ThSkW Wm/YbrlT bNu6s3YJ NHXHytWx DdylItCg 8+N+gWcp Y9mto0gr 2R3Plnr8 NCzRAFnp UzAiUQXU vbZ06yCE lopaH109 IQp0BTxI t1B4wi0U 8leHT1kE Z96/xIkb ptp0edSA 2NRKPV+9 AtqZk5kV wlb+KMRv vJq0fz5u 2Q/rd/0H OK4A0Z1o BibWlGfS",
  "event Utility": "YCcyJTYR YxAV8jpb wT+P5eLq nR5gjVq7 uOWsbpKs D1VWX7si J0BsFke4 veANn2LO",
  "event Sudo": "JlrH+Zin RYLwFfi0 qNefYuSG BdGQeyk6",
  "event Commitments": "utnEXy3m czDs6Gs4 ow7ODlXX",
  "event AdminUtils": "9+7SoAWQ 3m694ZXg ZElQducK lopaH109 IQp0BTxI N6viWRhx",
  "event Swap": "RIR54LKe",
  "event Session": "yb2b7hGg o7aQxYZL EJxWnQsM k4ru3Ebu kv83V2CO",
  "error System": "R+XBHnCf MB14XX81 vLZCSigq iK0va27M ZPrPB6IC 6ic/QXmO Da1C+2aT +OyXDrBQ Rj4neNvh",
  "error Grandpa": "IAr3Wfv3 vwKu2ZUH I6q2HnBG pL6ku52C D1ZRwjWm KwIIJeGt wSIFhixZ",
  "error Balances":
    "e3yW2mqU 7dC79KKK qc24xUYw QDHH1+pN UmF6LBtl QosfQu5N VLBxqkqc 1FmQQKg0 Skf68t9N xsQmBJpn H4geibyW bporhmSv",
  "error SubtensorModule":
    "VuGYVIGG dX6zQymD I+MQyXJt ikZc9Fbw TWEbUJpD 8/dbdiPs p9wIVP8A XxUi6D9U APmcvDm/ v1VfTpkP aXlGDGOa gBSj3srP dWk4X/ws 8fl8If5Z P4dSpwdx kZ5gZiFn 0s2e+jzL LHUVdnB0 WNq6MgHJ 0eH8HrED cB5orRe+ xNq+g+SW 7tx2lgkF vY+d8zOn NNx2xYsF wX3wo6IY +zYZUQRM fkddawWu L6b/gifq UH+sf9CH VIISSPUg kBLGoxSB PYEoJGv/ JOJo0jS+ xGpXOzcT BAGvDcML 0oz9gH/s vFp9osb/ j428yiNN 0I8mFPJZ oWkUFben lSxmYenE UKMcB7p7 uCJ4wTRN INO1i+qp +t/LRLhD vTImetCk cdw5e1ur Grz9xdY6 5SvXknKY ouHgwOuA qH+oeo7b GhFcHnXy OEbrwizp bULa1W0M rm3xfNFb mlgR5HJo SVNgHVrg u5UUVx+5 Q3qg2Cvl NLdQwFLS uvCq4spB 00SYoal1 MStFeoWg 3T7GZYOd nyE0Tu/+ TaV++Jf1 jRTBtSfM xlWa8qc6 LHZzj05U wWv3o+Ic BReZdDBn lfeRC69O jCgC0+9y 9jJA0mH1 gGQcN4TT HQpnRT2X FKD0g7Zz owfIZ48z hUrgpWUU abeDzZtR LnCrcHYe MF/CMua/ pIpwAnFr mKRCZLBe 8vsh2Bzr wJij//Ny 9jlYr0W5 Eczjco+G prwERA67 PYlllm46 +vqq9BVE MgbfgKsd ddtbck2k NpEemSDR kARl3qUt PVrkubPr qc24xUYw BbB+mBXx RA3E4G7x mGU5Yobr vDwa7RCY 3Jbb5y/F jjMiCtzQ HXm0Segv 8MDb0tX0 H5qssDj2 EpG1wvV8 DsNjWdfA Lly0dfzU k4ZITfEe Gy8J3Yez Wi7fXUfa yyTXswUK 6cxPMxMH r+cClYH4 ngjJmbnj +KcNGz+J TfAwaspL oO2wVXh3 nDv2KZjV OrzNhvQA xBpHdJlK XeKypcBv nP4f2W+f Bi4mEIHP S27c3960 lu4qfOGq lVohzkGm v2VspG2/ RtLBo2/g cmWLIZXl qBVPHcXo KGRrkyRk o1Iyfqlv DHpgAp3j TyZQHOgf JnryArEI e/zu/TdD FvalxWLJ oXYWw6iP +RmKBE6y EbNix/Z7 vEbcKOes RdElxok+ V73a9M4o yFne8rIU",
  "error Utility": "AzSGcDp3 aVUF4qUu",
  "error Sudo": "0tFs6jWs",
  "error Commitments": "we6Xta+n 0bRxiMr0 mN/9nhVd yfywFD7m",
  "error AdminUtils":
    "ao1D5al9 4WXtOSua gyAeeu5p cXO8ETcf jSp6/7E6 N3s1WL/6 0lzCcpmv b1scCbfq VA8jjRgl zEs4D1Yj 6cxPMxMH jORkcn3l PxyEUnll lVohzkGm",
  "error Swap":
    "JWFesh8m zZQRD+Lf pIpwAnFr mZPPBUqk qc24xUYw OYfUsrY2 9nJWiF6I qboJGtRs 9jJA0mH1 NpEemSDR +uf0fMDq HErGc9db lVohzkGm",
  "error Session": "Im8BpAmJ KXenzjBa qRb/EEje jJr8MAbc KwIIJeGt AUgG+IaT px8fYR3Q wSIFhixZ",
  "constant System": "RN6Y4s0t 3wT0R+oO JSwT0QTA xWcyerpU +iAKC/rw YC+37062",
  "constant Timestamp": "D1HZuee0",
  "constant Aura": "fHDTPWqB",
  "constant Grandpa": "9ylQTKAs rk8pDU1U yBYDdcXV",
  "constant Balances": "5fqjQPS8 ZsKKxxqu sei/1NUB oZIeXnA2",
  "constant TransactionPayment": "BmFfeLYh",
  "constant SubtensorModule":
    "m4IHE/ri uO33bbZV 1gclnqIG JBdewQ3h oZcWytcd TvOoieUO UZqoL3Xt pmh3Ntm5 3cqnL7e1 w70KLG0v SkOsIEWX apdOxSHp IJqv5kwS Bhvxzogf 0Ri+1BuS QDci7/E/ QJKINhgI yR8c4aJe lyPzUb6x AkWc5qkx oFe1Xtgk PNAITKrr QSzrVVpZ 7ER3g0GN OB9d+VWE H0oxFwGZ vWT/4Lgp Qq3FIlLS +YAUFPEj HieRMwca KVLrAZIZ a6tjpLaY vFdXRN71 Kt5va/qG 53UL7K/+ lsLPlufC 18xNF0zn M/B/Lkah XARBOc1b aD4/YnYX S8BJwp3b xPax2STI xVAyeBIl SpDG3oK4 9Cj3YdwH ZCmuuAXj bqwxe0/B 9aCX5/5g eM9KqcSy pPVX4bg/ aG8Mlj+0 Fjzkg7bf ASHeW4lC qkgHnKQp XImSIkVW 3YHdiAUL qJxDiNq2 Eb97c4RP TQoxzssc jJWwp6Hm JT9Q6Dma QA9jJihe 6RcCVIy4 t9AXHH4H MFCqjX8w XsB8c2eL 3Te5eIEo TVrUPuc0 Gzz5Y8eX",
  "constant Utility": "PXt04U0z",
  "constant Commitments": "/mpsDbE9 nrg7Pmai ukiSZq/I",
  "constant Swap": "PklohKhA Yonxu6I/ GabeBUxy Hgy/rQJY",
  "api Core": "y/04sAXV Kf1b1twV dU3gxB9k",
  "api Metadata": "hmTB6WXS 9AJZq9+u bhVpIK9D",
  "api BlockBuilder": "PxgloeBo oLhEKWGt n7pZJXHv J8pUIdeC",
  "api GenesisBuilder": "4CesicWb NqqH+asb k/Mwo1zO",
  "api TaggedTransactionQueue": "+8g4naik",
  "api OffchainWorkerApi": "IaxdiVJx",
  "api SessionKeys": "K0NGWQis Vl8Eewo8",
  "api AccountNonceApi": "cVS/10q2",
  "api TransactionPaymentApi": "/EZZVddC BQgESg2+ /hXM5zpC IPR464Jl",
  "api TransactionPaymentCallApi": "5S8tF74T SPn+gCXm /hXM5zpC IPR464Jl",
  "api AuraApi": "sVcRK3A0 fFtnD4JN",
  "api GrandpaApi": "FL4ODJz9 TJM7jrww 3g1v8c4l /Q06SZg0",
  "api DelegateInfoRuntimeApi": "T5N99DJI JtZMOABj yKBY6Brh",
  "api NeuronInfoRuntimeApi": "NIuVT0AQ s2BXH2TE Q4z6Tg7+ BdiQlNV8",
  "api SubnetInfoRuntimeApi":
    "6auY30kE KM+qxgnY NUmAtvm2 xvHgAWTI LC+Awi4s 7j1aCyJV pxXtQdA8 SyG7yv9M 2vxRoTth w+RNXPx8 8dS/9dho OhWR32Id vS1hVUwZ /Q4LvX4i IXSjbq46 6N2mH/Va NcsKw4Q3 hOQAO22Z 2I/A0GWV GghJ3jlV",
  "api StakeInfoRuntimeApi": "llV2NZIQ 8mf9f2sW 2UpeDW3A lUg4665D Jqs4ERaS 7PXIrm/A GeqNAmC3 BwJl9mE6",
  "api SubnetRegistrationRuntimeApi": "UYKgD+AH",
  "api SwapRuntimeApi": "7ycdx4q4 PJgnomkK 5aMgSGnm /dFnWHZk",
  "api SessionApi": "liTjPcb9 9zAnc/EC 0/0lciX+",
  "api OffencesApi": "z1KOB3u7 Np/qMKXo",
};
