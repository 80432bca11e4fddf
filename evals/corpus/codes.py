"""The code book: which values a header may have. Types and modes are PLOVER's of 2023."""

TYPES: dict[str, frozenset[str]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "violence", "territory"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {"seize", "restrict", "arrest", "deport", "withhold", "cyber", "censor", "curfew", "misinformation"}
        | {"martial-law"}
    ),
    "ASSAULT": frozenset(
        {"abduct", "torture", "sexual", "destroy", "beat", "crowd-control", "targeted", "suicide-attack", "aerial"}
        | {"drone", "heavy-weapons", "primitive", "firearms", "explosives", "unconventional"}
    ),
}
"""Each type with its modes."""

_CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic"
    " legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity"
    " inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment"
    " technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"
)
CONTEXTS = frozenset(_CONTEXTS.split())
FACTUALITY = ("actual", "ongoing", "planned", "predicted", "possible", "hypothetical", "requested", "denied")
TIMES = ("DATE", "TIME", "DURATION", "SET")
KINDS = ("person", "state", "organisation", "outlet", "group")
MANNERS = ("wire", "state-media", "blog", "translation", "tabloid", "communique", "interview", "report")
MARKS = {"h": "hedge", "o": "opinion", "x": "speculation", "l": "loaded"}
_SECTORS = (
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
    " IGO UNO EUR NGO ISM IMG MNC"
)
SECTORS = frozenset(_SECTORS.split())
"""Sectors and, in the last line, the bodies that belong to no country."""

TARGET_TYPE, TARGET_FACTUALITY, TARGET_NO_EVENT, TARGET_SENTENCES, TARGET_ARTICLES = 40, 80, 150, 1500, 60
"""What the corpus is to hold at least: sentences of each type, events of each factuality, sentences without event."""

_COUNTRIES = (
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM"
    " BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR"
    " CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB"
    " GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA"
    " JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA"
    " MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR"
    " NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS"
    " SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON"
    " TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE"
    " XKX SUN YUG CSK DDR SCG YMD"
)
COUNTRIES = frozenset(_COUNTRIES.split())
"""ISO 3166-1 alpha-3; Kosovo; states of the past by the code that they had. Invented states: XQA to XQZ."""
