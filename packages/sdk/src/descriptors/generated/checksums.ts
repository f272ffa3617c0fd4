// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.

/** Checksums of entries (see ../checksum.ts), by kind and pallet or runtime API. */
export const CHECKSUMS: Readonly<Record<string, string>> = {
  "storage System":
    "251J1354 +jv9+W3N YAqmx8od jiuxeh3t QswOHfRG ARqxfm+u kalu4u/F BOqX3Xfo C4uSVTPB HLr5OfrL NLJWCtDi 1lxJCSeA dCf6IA+F DeJSw5bq opYBMcQi T7Lfezfz V134sRtx aBxbb5Uc LnLKt3ne",
  "storage Timestamp": "iStZijpP aX9vnYdp",
  "storage Aura": "CvO5ptaf 8KFbbYLx",
  "storage Grandpa": "DlfFpWVi ptaKRWTd qiVY2Mz/ fI8iajk/ +7xavZsF Y3takbUM //zDusx5",
  "storage Balances": "mlea46ij RIRF5T5s OQlEuuDI PfiBClK1 RTzvgeKS K7y/ryIN HdW+/ODo",
  "storage TransactionPayment": "uSViys4v yDXMHxII",
  "storage SubtensorModule":
    "sAwQeEtu GSYH3Ck/ amD6Crgv 5oGACYeh Rsp2GzK7 nO2ncIKg hdHr0+Dp 3uLaVq4y f/BlE1Qv NN62AygK q2DW8ECW f34j5l0K ZGoU097X /Xz2eIZQ Ze9pvhsI Id23xS6p hWtwcBBe atrBVVPY SHBd+eY3 9lpBqCe/ Nc2xy+SE LRWYSZgt Ox7t9OLT e5w9Ahgn u23EJ8Jz py4tsw2f e2E6xnul B5EivhEU 3HfA+Zuh 3HUsapuq WtXkoMcg iqvXqiGE BTNtFR1S Ff8Lmf2T 0MDoHpx5 frRXpmGd ymyN2BAW 0Wq361mX 9fkq0UBP igGMpMEn qfgQnbZR ho6+wtYK 3xxZNCQI SY1OO28u eKmCeCAb GvK7QcRM goCW4kJ5 4lOO2hQX FLWwo0Py qec7Sp8d DgSQIM6b aA4tR+oT 56/QhA4m uhVQCHdp nGaoAwn+ xOIQ/DWy KufK1Qa/ kY4uE/QF o1Uxda6H 2XN7y+no av1g4mUi Yw8Zqz6W cJs/6y0J ZzPiXhlf BqZDDygi 3YQFntyu bSTD60y8 tFLD+S+f qNtv4K7h SFdecfrk sOPcbOMG dNkszlbp 5tSsiex4 c7ZMRD1c FcxxV6l6 KbxZeiUZ ARULr+4B MKXxSHkm CT0Qxs9C wkH2kO+L i4Qrb0Z6 sAPBlmf/ 0RzcOKQR 7oPZ5lst wmetTO2p ifinW3mT H1uAPw5o 4H7OtIr4 mmmCS0YD KQbKDJoB RvO/KM0J Lx1ZLW7a ZzQNBJR4 QZanVBbj GAmgcG2o kF13DXWD PQrFtuIB Zud4NDdD T2ylkaJg vVepwVgm 7GOarHVq ThLodNiB cHYi7fUn GmmD4nQg uaH/NyUP 8cWzr8kr PxsFgzBP ITKQ8/Jf YbCO91Ll lVF9G18Q aW2KN3zU h/hqr2AO K3FVMPkF FOAFtO4/ TsH8Ai6J VlpTvbpR PxcogCzT HgRq0udI v8C6Z81l 8K9eXddy +OidALMy E/yG9bJt Lg0DzzLI h4zEfYln ccOpPZO6 BKJTnQyZ OXr4VPfR ylLyapRW AsrP/DTa a/ou65d3 GIBjGclZ HZYUVRkj VSWtLNlc xP9zJwmj MHLRt4Dr TEk1AikM KFVWV1ZH RbhXNSnS /nib42nH 0Te5MNnx Yas32nfe aAAK6AMF eqYG0j2c ELWbaW6B +M78U80E CuB3Dyi+ cEtd6DWg RtS7cdtZ o4il/Zxr og9TQWl1 Ln9Yh5pF mPou7n58 lYZuqmje arOBzaIK mqYRs098 Y1r1a/Xj r//bSSXA 0BN5Na8C jUS87lVR NDXD77ul BA3Wu0Wq h3nanIdD gQXoC6xM w7MSXcZk 2wAjWF9m dhuQbksr b3u+jOt9 y7aSRnlS WkFf9Wp5 watZGf9K XInAAQqY 5g7k1c1i 3PvT1o/U LAohWaRr 0hGXJSWE E3k9W2gA mkvtA9Z5 a/Bv99yc SCV/bRfF KqzU0cMk 9qdthVH/ bL5MPi+j xh6sMPk2 tyRr/GWL RsbOQmlM 6XMCavRm yddpZORE CClgNSRw hJIITlUe k7hGhVk3 qCiIyJg1 SQT7u2no OzvqD9sY XpM4bL8u Z2Y1ajU2 LpV1KOd0 +nZxtWxZ BJxS+ojO HdW+/ODo uk7KnVpX ynz3weh3 P/rFO5tk cjY/P1gH RMS+4ZnU HmhEZmF8 5kha0ZEJ 0U58jHKZ 83iRAfyh VxyRYK2G ZF6iqvgy HMgmJN+F N36yo6I2 jWPz3Ync YRy5OHdS Jk86q75j FyQL4yYK NvyJM3Rg Xfm8moJc 59Yzw3bS 8CIoB0iu s7+x90D7 QM/rcSiA",
  "storage Sudo": "jAjBN31K",
  "storage Commitments": "y3HV6eTT QUNMJhzu wH1AT2TZ Eiemx5b+ 98kVx5rk xzlbFHU/ +xY+Pwv2",
  "storage AdminUtils": "fjTlIUOt",
  "storage Swap": "Gvi6UJS6 0bKG7ULC xOIQ/DWy EQq2k6F8 fH7aD1IQ 2xeVrqpa",
  "storage AlphaAssets": "pmeru8El EzNuXZu2 7XsgzJId",
  "storage Session":
    "pnEw3Q5B ou6Oz2ED RMkp5Lqb UKfHWxbI D94MXjNR 4+K+hVw0 WU4L5HKN BoURDIZX KsVJjFwt xJ1o080T BZmCfLv1 0cDAEgtz cERY8cP1 LJr3Vyoj",
  "call System": "bDbSCxqJ y44ypgYZ 0WNGCVBm WOsmYrvX FXTR/CNX wGM8X4b9 Qscjkz+t XB3rTe0U WCkMqurT 8MD62w2y +n13ucZE",
  "call Timestamp": "y0wNjLuX",
  "call Grandpa": "tZ2+Wg7d X4cL4dgZ 1eGP0xfR",
  "call Balances": "o6+GTKR8 yrMjmsor LTbNTS02 di2RSN5b OzKy2bRE eTEq1UGH YI0S5z6E N47EFEDT 6RaXZukA",
  "call SubtensorModule":
    "/oWEY6U8 z9Dtrxtj 6L6vHQFo 1Nb4Y0rb huYD9WMd XzlE60m2 uyGe6Nzv Othev0rW UbvLqR/t 0N0hO5No 1ARuapLM T3GUmM7s dVYZpG0b p0StO9c2 1GY9/+yi vqh0sXcr N3qOZAfv F2ZO/xln S4hTH2Q+ 1nP4dxmq j8fSCcBt z1+YkTUe Uv13JDBV MRf1l9EC ys3uFJK7 gUU252SX 00MABnxb Z5FTwGra HTKPmJvE w9U+mIS4 zcAr8Cdo Yh9rFedC 0wZQy7UO km8/yf7A RESzQP4i DWr4GU+9 dtR3B/S0 h5qe42WU tUgE1MFW +lKrqvTm aRS5OTmn wMRCy3BR VKyUruq9 NW0nzasV mMmIdNV2 Cg5tQ42q +obGLaIU ExQLrH7h eb5+Jl98 z5HcK8A3 dWvrzvsJ 5xJRkeXd Vp3/w4v9 en6vnNwP Aw5boaUk HDG4Dgyk f0ZfnrDL 56L6q3Y9 8MVjZzwx NtMuQMfg C4xQjvPJ gl9XdFzc 5klkxDvz 1l8KvoJ8 Ra8l939B xqKKGay/",
  "call Utility": "2UDTHo68 /sDKTsp3 sTc28DLg t8OtwM3c jLwychHk VwQvIYJs yr4s3KEb AN0pKsRM",
  "call Sudo": "Lo5vTDZe 4KkKNuvu nPySSyJQ 37P7jRyP Ckhww5Wq",
  "call Commitments": "mA7Kk+ij CVtPeC60",
  "call AdminUtils":
    "ZHB+94+N bds7QYRS LNOryzeI L5Txss5N bGlp2jfv ZLCJuz8Z i+5VN4yo pnlC0eBN Ot2MlcXb b9UIVoI7 BcIuKZqd eNip2iX4 bjU9CMfd UcFxWZD2 WUfD59g3 G+CIMJpE BckUiHu8 1GscCkwp cGa3Aiv5 BcExlqc0 HCePIJI2 Tw8VfZFj HeJ4RR4/ BTwW50zN t/kwzi8M MtHUw4HO NPubEk6X nPyLGJMj 58WTmmAx GxA2HGMH 7eIRNUol wyYPkIcR c85z9Ji9 EK57u9+z tFLP/Gr7 hzR1a0GF 4KPN9Sj3 46LBm28A RJAiGZxF XIGAOxvB yAj9JmkW f3hqs4W3 pWtdaYRo XAX6olZw EKPwBvfb nsBsNmN8 Y12jrslf bkAVItdz g92mQT1a hA4r95xx 3/XSWIiR jsQu7vkB 6CSPn0Ik SA21bZpk L+CG3vpE O/fD7iXn ZHTfmmiD yaAs+9UU 6rlWAF28 07iviPPM JSCXoJPd cIcXHhHw tq2SI2mr LC/eK9ZW gkpEYb+6 7Moh3Bdy HP+P/0wL 0J+V7n+T VRcQVEw3 srbz55TN F4/JxKOU 8OpS+xYs v8K4ukjV AjS98fma /7/tzvxE cMU3rOVy H0C9xCEH kolSjqiG h/jQfn1m kW81CXU7 0KZUoZV3",
  "call Swap": "AdjO1SgE g0CzSAgJ GeoDMoAk dmE/16vs uf1eelVx y/g8RoVP",
  "call Session": "lMnsVQLa R3oHNL8L lTc3eLm8 Tn02PFh6 Jc/LGGFK",
  "event System": "KCqVJZ+r +yZHfch2 8KMVF3R6 tECcGaD5 yO1XNe2/ yTxWkB+K YobvQkz4 rFPPPZxF",
  "event Grandpa": "6kJnh5x4 PniM4Gjg sfTcec/t",
  "event Balances":
    "5/RN9ahs 6Qj7i0bz 2xJoum/k n5EwM/F1 JrHXVLPn K2GMeleS B7DO9ENy i1SHvtV5 hoiKIlNo FzWtMuSh rNseSLy+ 85FIjCXI OPLR3PWa Tqem/cIw btRCbkFZ /wXHHJNp apL5vP0b 9JZQlphV i1K8/gc8 GKblq5RY j21y+ou1 OGZIQGNm",
  "event TransactionPayment": "OjvbHIZv",
  "event SubtensorModule":
    "BUC9m11p NkgHoSgA c3a71T0P ejraCk/J iS8l6v2x jYzwDIJB dWGjZE1V KpZYcV5j 5a3WNo3d SIBBglMW HQARWgUo 1eL0vX7o nQfoStBq lRxYVsLR SifgyOqF LAr1Ab/K so/ccx2c DHCmqunB Eqz9IT+T wd+FPl4R gkwetZLU tYFHrL0Q c6glB5jM ujJYAz7q KPOcx1N3 CqWM6Rpt zDVxxFP/ QWRVs19E YJtX18Nz DGelBXG8 EfzBuMCH Vrge/Fk8 KmKuRU3H zt36hfOx IdocCED7 GebjPlYl x2bxWELj nO3ZkQP8 FmYBvvBj Gx3ESMcI r+Mzyarm tz2aiTNS Miuxp8Jh LmpKZ4u4 746I+b3H LBEfhNEH 2DaexAAF AkXCHYSj qjRBje3M ycxIGuot 9nKRuB+l TpTn8bRA VNqYHyfI JD7FuPod s1RkztBh UH5cwn37 EhErAF6r nDig/qpR FvrRwBH/ z2Lssl+Y 5bqVZ25/ yHi3u1yA R4p40sYg CkFG+aol LPwKw4S8 HApJzcox 7JJvewmj Knm9zTHa srcZIWv4 yajwBbHZ Y/9xgt9r GxqJeRkz zcfL7S33 4Qmjlyz0 iQ6L3U8m gYYE6sC+ QJ6XMaft hpGrVz/t hVIvjL9J mB2xDnUS eKFaOW02 TonELyQ+ DIDZD6ng WEYyXK6C O8BN1Nwp fPtgVEk0 FAagG+5U f9d3FnB9 casjnTAw wT+P5eLq GC8Vh3TH /aZyesJc z3v8lE+p YEv6FSB8 PqUyYckU W/dUUNmL 4EclfNVu ieNPGXn6 R51cewjN 4N8CM/s6 HjaqXjXU imhqUdZK 5JWyzeiM PtbdCLeY XnWHoiDq TOnNVsCF CKhoQkad Af0R31xi IkdWZCnP GRLRPAWO 1Ci2rm6Y Nfxs3P9n +j2ekOH+ bd5ThSkW Wm/YbrlT e5HL+kYM NHXHytWx 8A5kqoEy 8+N+gWcp /48/oYAu F3M00dNM gdS6PZbJ UzAiUQXU +428WLHg XnBfZ6Br ZCvZ74oy mPZ2Mkr1 pA379qpk UkqAXuOg GMDTcTXr nZ+4IBQi YRjFgxk2 7JmrExmn ujqdYgGj SMbqSkhn TrN6gHzc BibWlGfS",
  "event Utility": "kpUksESl YxAV8jpb wT+P5eLq nR5gjVq7 tfwkFOD3 jUtfjJX3 J0BsFke4 5QJlyzxK",
  "event Sudo": "eEbESSlw f4bOcsGy qNefYuSG NknwaL+/",
  "event Commitments": "utnEXy3m ghi5FRWc ow7ODlXX",
  "event AdminUtils": "THFYHAe9 051PpTtp 3jGAfCpC XnBfZ6Br ZCvZ74oy I0arkDKW",
  "event Swap": "RIR54LKe",
  "event Session": "yb2b7hGg o7aQxYZL fBv2cpdm U5LhVSK6 nMa6kpKQ",
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
  "constant System": "7W2SUJDf pBZwrI5j JSwT0QTA xWcyerpU +iAKC/rw v+xWdeH1",
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
  "api Core": "6mjVwFtN cgte2241 02KE5vaW",
  "api Metadata": "hmTB6WXS 9AJZq9+u bhVpIK9D",
  "api BlockBuilder": "4htQgo3c 4eYoZGXM n7pZJXHv MiwX8ilC",
  "api GenesisBuilder": "4CesicWb NqqH+asb k/Mwo1zO",
  "api TaggedTransactionQueue": "M0n7YeEg",
  "api OffchainWorkerApi": "yHwWVNVv",
  "api SessionKeys": "K0NGWQis Vl8Eewo8",
  "api AccountNonceApi": "cVS/10q2",
  "api TransactionPaymentApi": "yDOJlDNU SSR8ALkW 6DPbmkqa IPR464Jl",
  "api TransactionPaymentCallApi": "0szd8g6P uaogYfmT 6DPbmkqa IPR464Jl",
  "api AuraApi": "sVcRK3A0 fFtnD4JN",
  "api GrandpaApi": "FL4ODJz9 B/1sHyNP Sh4onJ7I /Q06SZg0",
  "api DelegateInfoRuntimeApi": "rVgZ2sek mAwGVr91 kxYjLo1g",
  "api NeuronInfoRuntimeApi": "aqVj0cqb hv0PdEE3 rF2dhU5p b0tKUkR1",
  "api SubnetInfoRuntimeApi":
    "N8ntrY3t a/J9k2jm bs3y8Ufw 8DYZ70IM pJSzzDME cWY2HHSu J/qGf3Mh 5Roailuy nLeeIbcU vvqLpWsB qfHLYplX PrdxVMWk 51r6mWKj ODFnfan+ IXSjbq46 CgaoOwAX NcsKw4Q3 hOQAO22Z 2I/A0GWV QR0DQmuu",
  "api StakeInfoRuntimeApi": "PlY57vtQ PLu8afxE uir+CkFP VU3rP46r deiveC8I xCd2+wn5 GeqNAmC3 BwJl9mE6",
  "api SubnetRegistrationRuntimeApi": "UYKgD+AH",
  "api SwapRuntimeApi": "7ycdx4q4 PJgnomkK tyK4Byam 9ivg9KKF",
  "api SessionApi": "iShAJNXP gte84z7X TB9u/P4m",
  "api OffencesApi": "XygCYIKy ILQkVTBj",
};
