// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.

/** Checksums of entries (see ../checksum.ts), by kind and pallet or runtime API. */
export const CHECKSUMS: Readonly<Record<string, string>> = {
  "storage System":
    "mw0IzDew rUmK2OsR 1uCMPPiK HLZjJRFU JJPS/8hn cgRJxae/ hTwIZ6EC 31VWg00r TgTbgFjk g7Kp6eJL Y5Q4Ol2e fxAHq8tl g5V/ubS3 K4k/jWSw xow15e1c pOaM1xS0 Sgwl8YC6 Et8tbsU/ C+GWcCwE",
  "storage Timestamp": "eLiQLv6N ORZLdpF4",
  "storage Aura": "RhOZ2Krr J1PVrL+v",
  "storage Grandpa": "5ICc3ATL OdK+WB7o rlzp4vBn lbCvYdf2 hB6iJdgf /qPuZzSK co2FqMAT",
  "storage Balances": "00afAmyG 1ycbYSuj EqFqqPbv 3GrEfIG1 aVOj3pOv J5F3GH8D 7b2Vslmv",
  "storage TransactionPayment": "1EVpjn2v cu2KFSzP",
  "storage SubtensorModule":
    "+qvsXtU8 FBEMrPZe zpBhnmuz +vYC+8hG vV338KHH KX2evJBL kidvriOl wdEKJ99G jU2qK7tZ q/vm3Fpw GiJ7KF7+ 6+cVn7XF 2qsnDAFj yMmnEV07 KOckpuq8 XOe4IO1D TA1T5aJG FtCX9f+q Fflm52R2 2bDq++nM 1XyTlB/6 JsyK1SmK k1QzvLmP PNIlLsZM ZyzXRCd+ BgFNS/1o YpFDuOZz hSES4JtK F3anQjHg swjKb0s6 cdMtOaA4 O+NuBrOb MgJl7JPt ZQcRChgj U06pnnU/ XFelzaKd iYJ+F2sZ x3ENtAqa W+/LLoc9 mlEwpZMA wTrHOJ0u fxa9ppPT U6/q/ape ZgzxtFnU 1qynKiLj R/QZRr7/ qPejUJam 5jcfIJr1 KcDh+X9/ wdJCZ0lZ KQsAME1d xOL2KTwv 9Vj+fsKJ +GqtMeMI FLNzPIZK CGZL0Z/k edLb1Y5G DxDzoi5W CNxrIdTV dDeQaIEp p5sObKGF rROEs2yQ FsCG7vJ0 At0SkQJo L9PgwdWA KZNG2hcr WFhNISjg awwom4v5 bOXsLuBH jA4E+IWl 0Z6Dy2p9 6LhnLndW UvkrGURN yBNPBFgs vLqS+Gvt MPGM/ljb yhCZ4Y1a 7SBgPr5P u9LVGBdI N7WlBXo3 gv6hsEqc oW0XrHu1 CcSLavlV /iF9zbIa wInOHHsc zG0eSmya VlI10mDm yRV1LJK4 /w+RgD11 GR6oX3x3 GDo269nn ydqCkQSL 7YbXvna+ ejXvf0cC Wcr+vgtI NlfRuGFE fOnCra6O PObHnbx1 VJsVu7Tl hITPlY/M majqFcnh 79YJxdbl 4ag6yOph Ei5mOQ0M i54v6w6T g98579SV /b01TFcP yUU0rb3Q 0WM8ZjDM 4qWXasQS d8O2DTJh KL+D/xrx v8Q8n1EB S8CrRzVN TsCnYX/t WKsjFIeS Q76VBRqB kia9fLI7 knXhfnFM eShZfeaJ ZHD4Pyxa jcVsav4f m7/f43WK Fyudn6D1 P/SdQhpl Itgq1rck WPrkh/F8 TX5XyoO6 NwGWbpkI W8UQhz7+ xjE0Kl// lajgYcmx bW9hRgqO vF8qVy4J /idROgPK 4V+1iVpd W5iVcwPy ISla0Kne DdM/0CXw 4KpITilv bRk5mGnJ W3EuNiTw R+rkY1lO R3jxOq7t chDYuQ2R UZDTE6jX iHyXV+E3 nt5SywgN 2gl299+2 gA4RlRLS f472heUX SHBEmWCn U9ZwtyH5 W/3A2aT6 RJ95FVa1 mU2r67Sb +ID8NcLu je6n+Vnc SmKa4OKV UErZ0aIw vn+OirbK 5ykV06Io YU9WOtb/ WdRs5e4y knUE83K2 PF3dfRPM X96ePA9u RxfJnnBG 0l6RLwLW u4pY8dWQ h+LvDRgT J85h6U9O 3avXjoMi XBEbj6iV LoBBmnIY KDPXY2DN u/X2zge+ ujr7kYsU vgdeSjN8 Cb1VzKn+ sntAaIJL 7w06fw0u AJDRvI7j G/6wPh0P 55GQHPVn Jv+Y8rIJ y6g04xXt jDQS7RD2 wZGwzHYU B924yssn ThonsXmV 7PJkP8ml g4kszKqn Ar7Rub3s nd5nXUV1 GAc+xnYG auIYsRK+ OVqB1VkW 7b2Vslmv tXdfdUvM 7YPbi0lO hsGQJkeH YfBeweHK 25OMcL1C cZ82jw2Z +azOuTkq pm/KR7t9 2778qxkm rOf3s6Kz YDoZ+hr8 nnnYaTW5 zNvPYS/t nq6BZsWy YgXgcZmA IH7XP1mg PVYEHXOF W7p8OfYb Pxr/oOlY O0DI1Usp 876HAM+3 n+g4rSH7 p7zQBO+l",
  "storage Sudo": "3E0m7GSJ",
  "storage Commitments": "5+WcrphN Yt6fEv4f NXi1l5O7 Ela9sh9C LryhNsnl nko+xzf6 xmRo4+3q",
  "storage AdminUtils": "Y5zMjy6e",
  "storage Swap": "GqY9KcxH OyC0Pz/P CGZL0Z/k iOxVlsot lKlhNkWm tszWmNA7",
  "storage AlphaAssets": "PTc354XI 6O9fBscE wXGXYD88",
  "storage Session":
    "BB3+e9MX fUbvUuI5 tlTh6qRK u7l/YrgO fHLOoT5o JadJYUqt Zio9LAv4 i0HtQ77O XJoMnK6p Gnrs69nM 0bCcWuiy ECysKU+R 00D+kN/s iDsdoB+7",
  "call System": "iFwIsKGu b/QftgOX lUo03G0E 1SYZFJjK wQwCyrRN szmN/OVA LUKVao28 YSue9R5b fzqx8Vy2 ONm+sAYA Qln/mOG+",
  "call Timestamp": "PLv8Aonp",
  "call Grandpa": "iYWztaKO oUylEqQG e+rJB9GW",
  "call Balances": "YXAOG+GR b/z26KMl eePUfVUP g3XoopuI 0jPuZtCK iz5XKGk4 5C+SPQme YHlprZf0 PKnT0jUv",
  "call SubtensorModule":
    "5s8AB2Sc LL/h+TP1 t/kG3oye 1dHdOH+v Eo6lRZs7 CDTaN/dw 49bWuyU4 5JLJ4vH2 5ierrnaF GlMP1Iiw M9JaGK0Z hBgVE0OI 2s+WLTi1 xXMWbI2a OuFaYVxS JSM7JIwb KhZy3sVO zZpV9SqW 3MOYEJnQ udUhdkdu cq5UKsil qVnd6lBw de180tSx DxEvJLRC S83nLfmh bTd9HM0/ N+bWETfJ bk4HLuSW e9qiZVcj ID1PbN9h ojn/z0v2 wKEKN5oD aHTs8W7H eHyzN2FS YdJuXDew DvYcx+cR B8C6mQIr 137EYI/q GQg9IYgW t5/UNVcX zzk5sERM oTUKO5SC FUX20xUJ eo3uprwq QAcFA2gI zCJuEoBC Vs3Sybi6 schPfTMl IfehnsWM oT0/0orE ODmCP0cs pcp8l41h PzksWkkH j7mvKoHy rFyZt2HP KSZgJaZb wOZZr8+X CDlC2TAB OScBxuhg YPjj3COa XMjVpq/W qM938bzZ INPFwwCJ o2397Fnp 1cprHJ1o QjgpJXAb",
  "call Utility": "LF1hXTb+ AaJ5Z1QM hHLobj0b hWp8TvXr Y2jcOgiH Qtop/eA5 SSSAskIq 1XBB20bH",
  "call Sudo": "Or0yBP75 My0S8h7T /J4rOJB4 sfiZcWlt o4D+s7PQ",
  "call Commitments": "urzYnKjr szUFanCk",
  "call AdminUtils":
    "1cDMJIUZ dPImhJDH E/P0beFA f5BY+FSU t78gmgAI 2Q+1wks7 lwvDJOb9 vFECG4VI rbtqfTvy b/3i8UWj 6r3ZRHqh TAxSjCgH Lcrm2Au5 34VTeqrX u4jpPv68 CEIGxPrR s8yXeCpS gkBXpXFc yEs/ZYlF ZM3zYQVK XlsV4Xym P+RCbt9r KehzmE37 cm5Zvd8L Mxedb5x7 O8iXzumR WqnRst/S Vv/AVl7f yEyrCe0y s3JdFaaz 9vtVDnlh fLm7G2vq 3r8Zs0g3 I2D6zvgV ZMH6/dPU Ja3mT1aS NQOo4lXj vF/9i15v GKtgoOqK y4EDMJ/w YAQ8sBNM 78yTA8Gd UEbN44z4 wuFLes2A pjUDBdgH KkgbBSd1 NzpDEAQ9 lBcTQIqm h0nxQ/bg OolUmOrl rmuXXzPg TVGptBAq gePHTWQq hal/jiUq n+O3t6j2 3NcrCH7X rX1GyDhc d8HvL0Eu K6JRCtxe qOyCAbig RyDxqMM8 +ZP4Dg/5 g5RDYM1y gjOTGrDm fFSgVDYT APCc6fq2 ZKiIGd2Q dj/sLM1V 1ax6zk0h GQfEVBjx E0pOCqG3 6Wa6awJQ NLOTLvxI 21gbxCKH GNaO2d1I SB7V1m3t WaPBdfQ4 40OmlqN4 T7XmBGbr 9dxAXxxO OjpIasNi",
  "call Swap": "dNkCUxJB +Z2kJHMc E0M3ThkF vt/8XG56 rYSZwcpg 2rapQwQz",
  "call Session": "5rB5ii7P 05+bQeqI lvPRBXBZ /NznlY6p 0s0BV7n0",
  "event System": "8Rql844O DqruPm6L 9aW6C2z2 weDfAFAm hJkIaT6i Xs5IHki4 wcAdEPJ0 cmdItVoa",
  "event Grandpa": "pszQB7he 2NpJPHav 3k46rP6O",
  "event Balances":
    "TDXH1W14 4Q4rdmrN npSprtfN hsbZV3N3 qMo1SOz7 NEm0O3BS hBzoSom/ 9ixQ4dDr WSDxofid NzIh00xL 6jGL57kM QgLcDlhK C5vpvTVu yQ0nJj+Q 6CQxC1Sx Fgx6WCcz diHEcF8v xzBMIHbE qdWewD8t hIPfVaBX IcGSD3oy 7NEZGRu9",
  "event TransactionPayment": "2dOpl/1d",
  "event SubtensorModule":
    "/7tz+pxV +NlLVGui yWWWLf3Z e7x6Cjkk 1wgtdkdU kNhMKGE/ Eh2KCXXD NioaEGgG xqfeBroI 8erbwI9/ AhCiEC8x WUhviWeJ r4R1KZBV lujUQseI xA0HI8EC hZDTo1XL Q6E4kEyr fFJEPlAf QMsLXb8i oGKD1yfw uBndEFDM dmg+v8KX xX3sly+M BUQ0KSlC Hf0+E5OU GOkcJsMk SIrOOs9T vaftu0Fb DagFuzUn bpPNBoR4 lHh/wExy 2Nep6Fh+ XJxRGwLY +6ClC2SF uE+dcl4G zvq0s5Iy lOcLL1Vp KPJlzJ50 RhB41wMI 8dIeOK8T LDlrbFpP q7PAYOPu 7bDTHGzf 9dm5653A pezpekfJ tgQhFVn0 jmJNq4z4 lpu7GgMw cUApCE3e JGb/xHYZ jWhIn6s3 EMS3UBdP op/bAVjx 74Wdi7Z4 qZoBgRQJ HPxoj3WR mDBMoX8j mmR75zKE MK1O3jO9 3eMyL2XA l6QZjgir FUTbLaSt Qt9qoO/E Re/StYQA vsgdiH60 6DlOtRIq c4Kt1DJ8 RSihoJTd 6KTqPPWZ js7DkZoo oCuba2nq CSz+Fkav ZXN12yRo qoPjWyId K6FiibrU wmxz7GSc kX6jXToM 0DX8VNrD XP3ecO0K xah0oJ3b 0ivqNqpR /c0w7XtX xuAvmjS1 +/Yo2IL3 LEI7sxgz K6MK75ux AHlKpSI9 GAMlzMQi /kHG1K7r +05q178r pT69owYq K+f22nuL GaWEBKm9 Pl3/ARbK 2IsX2Wf3 ZTX7s/aO gLE6nSHZ x2Ybz3/v i8i5KWer 4tQ4xewj mSEuYN1Z nEzr/4il VJ+knA5H ha4wtY7i tEqt/fMQ U2FJpKbg 21yPKVbB UhnjHqLT fTLc0S3c 34iPQyRR J2VTp0u0 rqwTPjR/ b3aThgjr eHVN5UVD 3weZoIAu qCZ40dKY P+7tsjPH +c7TUQb9 8p1pnUDm KxDUMfgV KuiQgerk o/UuySwt 9bDh35d5 Bq5cRGSC SLAqL4Tf +e1Z52gg RSIdaVvY lRMSRNjH N/rxWQKn qhL6ePkb 9p64HOAw Ke3E4vok jKR+m2Wj l7lv0Y6X RA2t1O9k Qs3a6vMZ I759TTZQ",
  "event Utility": "2HnPvFst kyyvk6G4 +05q178r TgWBrsWe FPmcBFiT 9pLi9OW9 JHK07bv4 iYkWoHL/",
  "event Sudo": "SmX1LDZE 4VR+6ZdZ Oet2ZgFy 6frTV/av",
  "event Commitments": "U6tmDswU Pj6wKCvu nPWqBMFk",
  "event AdminUtils": "SAV02Cbd 4w5iLDGL 4jgisGKk SLAqL4Tf +e1Z52gg qPb7BZFP",
  "event Swap": "WW+Mu78Y",
  "event Session": "pn6p6HzF fqZhf6+o CMBdoBH1 kUJ054bL Fyu7BOzH",
  "error System": "3CZHMzRz m2llsO4M Ey7tt7Zk ygGxawcH 0ZEw2Aom nZI/stN+ nX5SgpN8 ACTcdZBL rLgS1xcf",
  "error Grandpa": "za3UKAAM hZi1xkMS ImdHdet1 UFt3J57q 2Vyt0iDS KD4U3/Iw 6HJi8ikH",
  "error Balances":
    "+rPpYJcv FLEZrGwY pM8wEiLe j2DldwPb cYqG7dqm ar1Iq+sb 5WrehWK5 YW+9epiJ p32VlsHo SRIfEhHU 989TkXR3 jldjZSkJ",
  "error SubtensorModule":
    "EJIsDTJe 709ai5Oc j3db1uOL AWrbMJgb qpuM1xcj vFSVAUx5 ta4Sf4xw bZuM5igg ml2BvKHf RcC0Poiw W+j4peGe LG8bP7WI IWLC6vNM KkL9Vi1B lGyVc9h0 3K1u0D8A BgowjIn0 Ix8nGM3c XqLqG35t cTHFdxLN 0KvbXaP9 vcyrmC+J hAc5amqV 7Q1HHPEo MpbSxd/j AIiTteQ4 uYDa3Avu I+MJV5M6 TTyg3olL wvDmEHWq pGXntU9P qKRhWbAn mqV3tgAs yw/XR0XU HSLk57MR 4l2n3h93 IGqgkL2c st5f/Imj YBXABZ7O hwbiKOi1 IgBTzWYl Jq48Yp8r hxY2yDkQ RecRBfX1 A6mFmtE/ c0076iTD Bm86OIPu 65SEhITp TCNxX8TJ 2EQyHQjD wCDdhWFs tAtNBUtE q58WuqDN guYmcm9W wkapqL3U T6CZdJZD QD2d5HNu yGV+UI9H xJ4SybsP TDOu3mVK lzzt1eyJ Mkn3gIcK mbEII/qJ 0WmHmSuQ 0t0DJhz1 wb2Ru1jQ DG+0zejr 5paGl9pX 9OyF2eQk bJqDYzg5 qtsg+963 1cmcsDa6 vWS1dKXU L2UXA9fu qNyCe/sV e0urZfst hq1y/FiT bgkdUlY+ XCjal8sI j6rpSklD ZGQ0DMHD 9+tYtoTK KDaO26Lv rwWLkLSp 6H9yqG5M X4AmrIlI m6RtEe38 3Q9ySQtb 7SqUt/19 gkDjM/Te lfQVeVxP m8k6zd2H xHYLCqy6 ciwe3wnO usau1a9M TzfVcB/i xLebZ+fv pM8wEiLe lfhDSz4a 6HuY4iI/ nlLkEPi+ +9Q/zuYg 7p9xmFJ1 VIEi3pFc emA7yK3j bVj0RMaE qtU23pYI HxdUJ+5z rQZP4GDP tgC5Jfa6 AcLfc/WQ bo9ykmgl 7RDZ0z/Z HaqNMLZj T6OC+OUC NU3jDcjg 4Answ0w9 UBa8p7SF /ry9fAIG VPzgLhWt avEPhH/w CVtPPZXd WmKzbko2 13Q1uWRB bz3Ip+dS 1LJQ019O Q8k+tlBT diU+gwlS XrPXNaih jHWfpmHG McKl8P06 LE6aTgnB DPEscKbc 8702swpm paWOFm3T JsYVPHbA iMHPCr23 MLx0nQFt 5L/tX8fT Sqjre7Ze wt20IreX 88+usWgb o3kEae0f 5jV9QrYL gyhpaXnt IFGNg3fH Tt5XtiRs",
  "error Utility": "ii11y3lh Pj/oPwmQ",
  "error Sudo": "S2Rs8f8D",
  "error Commitments": "H73uKW4b gyMzIuiE cVOkAshz LjXNql+i",
  "error AdminUtils":
    "/1F3eV0t ati557ri Wg8dVfqQ 4iVmaMJy LhBgkcdh 3OrvPx3G 42eo1miT u/sXNaHi kNN3FDIs d+Upzbh1 T6OC+OUC IyMnz9C8 BY44d7pF XrPXNaih",
  "error Swap":
    "Ms0AXlpM 43Na7bn3 rwWLkLSp 7YuUf8bf pM8wEiLe G3ySeHjo xY0FBV2J 0CJX2xcN qNyCe/sV usau1a9M o4PpPqKz Bw8JFGFf XrPXNaih",
  "error Session": "kyWHfrH0 fNepx8hY 2XZVc7dI PvuWwBTG KD4U3/Iw zazB6UBE /HpeEd8j 6HJi8ikH",
  "constant System": "AaKLLlEc jVbkuiIe NPqfTRoH PMVBrE32 /dmvDfbg 0l4K1a0s",
  "constant Timestamp": "ldjaonbF",
  "constant Aura": "+ZvsjvjS",
  "constant Grandpa": "ZozOukQQ UUJHXg0E Qs+B5nsp",
  "constant Balances": "amhDrU/N nv+W8ddZ bUbDNtaT zgnhE5BA",
  "constant TransactionPayment": "Bo5qaqSf",
  "constant SubtensorModule":
    "QN+j1CD3 V8VQxrno SNKfv5u4 d5G95HUg zmuiKk3F P/VJaAmk tKg5wYgi 2bWe6dAY lOZMjz/m veyqlxLy k+xYCrQv vj/6FsDj KBtIhICo 1A650Cie 2nxmADUx U4c214bN YeIArfUm RWrxnb1r a4nH6gT+ uk6uUn+5 +ZOytsGV H8nMBOig 5Al2YtC2 Nw4e1VQe EMQEZj99 HBa527jE KSUztUKe 7KLuetGz PA11rUkF Szz+JFeC MG4xP9bR gCk4tD+b Vpibt8hj kGO7qGiR DnczkpRZ sDtmbVS1 JILW35pp /lJNN6L5 ESECBvz+ 5xFJaHVR MHNPme3/ ajgb3CTO axmCOToV Hu/XdqE/ +JiZzgYQ uUqPL3FE KqaAU/Ty KrM+8CTz yBxp4ZbT YfPpmLvy 2vvknggE Ojge43HC lMmKbIa1 UrMGUFuj 08tvWpGv AmBOB4rG Fz8TX3zT GFLLhsx4 C9zjh3OB BCYOZ4Lq V2226tfp hTHGflYP +2yYsEAc LL2FcFYR JUpGqHa+ y14mlvSG MhSHN3G/ Wmss/QKs nWP4rVbn",
  "constant Utility": "wgIRbvyd",
  "constant Commitments": "5pGf9KUj 0IQBb0Bl Po1CJCLU",
  "constant Swap": "zrEC6Q9k DvtAGvGt tHwqSjkf Z2eLbLga",
  "api Core": "LQVefX5G SXSmcH7u xJfQ2PUU",
  "api Metadata": "5QZcRR7C iyFnTWzC lu3H3J1v",
  "api BlockBuilder": "lND63T/A APuDKWcu 9Qv49DCN BZSnx9yh",
  "api GenesisBuilder": "SZQxtjrf nRejnIdO BqtXaZl1",
  "api TaggedTransactionQueue": "dTIv/nMD",
  "api OffchainWorkerApi": "eKFH4TBO",
  "api SessionKeys": "rzQP/I/t KF/3lpOU",
  "api AccountNonceApi": "OwErQmzJ",
  "api TransactionPaymentApi": "F1BPVipm GTd5NW1p DJoYHF/y m/rIwvA7",
  "api TransactionPaymentCallApi": "MncYneE8 ymc7iZHu DJoYHF/y m/rIwvA7",
  "api AuraApi": "qfbZeHgc uY/Kk+dD",
  "api GrandpaApi": "L7hHbaAk fwixV4Un z/6tAGk+ OLDG3E9d",
  "api DelegateInfoRuntimeApi": "D783h+tj HGDHtrI+ LafylfuC",
  "api NeuronInfoRuntimeApi": "cV/ev7+G ZG/16WxG /U+l3mS/ Q/46fQDV",
  "api SubnetInfoRuntimeApi":
    "7isMmfqi 8f7BqWbg bqptaIuC J8wbly+b Q+dNr2uw 4BkPdWo6 is72ewNn U9n0FxaY /A5KBDsX cDVwVEj6 2NTogeDZ R14+mNpc hzopO80J ZtUuVpvZ 7lhKuzdJ Q9uYVU0D IDreirIT LdcrVAVk DXqVSmln F8YQr8zF",
  "api StakeInfoRuntimeApi": "PI5ltkhv rMdgRg4s Vvd/loBU YjO4oTCl z9rlXB3D Yd5HwsvH yDfbMEdp 3Zmi7AkU",
  "api SubnetRegistrationRuntimeApi": "bhz197Q/",
  "api SwapRuntimeApi": "1bOo5Z1J RSK9aWLH Tf9sMABF +i8Vgs2A",
  "api SessionApi": "jslY+OQC SXzie3aW 4ghxB7iJ",
  "api OffencesApi": "XcBb0Wq3 xDnltt+F",
};

/** Checksums of entries with fixed-point numbers where a metadata tells their scale, which ours does not. */
export const SCALED_CHECKSUMS: Readonly<Record<string, string>> = {
  "storage SubtensorModule":
    "GkKnqnQg 3jpraCes KoDJ/pOA v8XTlhhW ycyQYHSX TSiUxCfy iFXe3LGI Iadikhew kPt8IiSR r6n/ppHq UZ2lrmGS YYZQSByK GC99gU2b gX72Dtvl ikMj9AQG iij7X6sb EkNEcuBf GEcxbQuL 5SCvXnNJ",
  "storage Swap": "vBJgN6RH",
  "call AdminUtils": "HXjc/aCf Ah4ZxmlK trdI80IY AGo7LcYr",
  "event SubtensorModule": "ECKuv1DA",
  "event AdminUtils": "ECKuv1DA",
  "api SubnetInfoRuntimeApi":
    "rT5tB6Kx 6yoGRmqj VN74aQU0 M5tSbI+i r1NLz72X K1GWGzdV fppkr4pm i2LqMDlS rgFp7xnj uKMl5qIY",
  "api StakeInfoRuntimeApi": "QXB3zTrC R8OjaIpO",
};
