"""Compounds that English writes with a hyphen, as closed lists for the spacing filter.

Gathered by hand from general knowledge of what English dictionaries list with a hyphen: set
phrases, and last parts that make an adjective of whatever stands before them.
"""

from __future__ import annotations

__all__ = ["ADJECTIVE_LASTS", "COMPOUNDS"]

COMPOUNDS = frozenset(
    """
    above-mentioned add-on air-conditioned all-time animal-rights anti-war arms-control
    arts-and-crafts attention-getting award-winning back-to-back balance-sheet
    ball-point bank-owned bed-ridden best-known best-seller better-known big-budget big-city
    bird-flu birth-control black-and-white blood-pressure blood-red blue-chip blue-collar
    blue-eyed board-game body-building bond-buying book-keeping border-crossing brain-dead
    brand-new bread-and-butter break-even break-in bright-eyed broad-based brother-in-law
    build-up by-election by-product cabinet-level call-up carbon-neutral case-by-case cast-iron
    cease-fire chain-smoking check-in check-out check-up civil-rights class-action clean-cut
    clean-up clear-cut close-knit close-up co-author co-operation co-operative co-ordination
    co-owner co-worker coal-fired coast-guard cold-blooded cold-war come-back common-law
    common-sense computer-aided cost-cutting cost-effective counter-attack counter-terrorism
    court-martial court-ordered cover-up crack-down credit-card cross-border cross-country
    cross-party cross-section cross-strait custom-made cut-off cutting-edge cyber-attack
    cyber-security data-driven day-to-day de-escalation de-facto dead-end deep-rooted deep-sea
    deep-seated deep-water disease-control door-to-door double-digit double-edged double-quote
    down-to-earth drive-in drop-out drug-related dry-cleaning duty-free e-book e-commerce e-mail
    e-reader early-stage east-west eco-friendly emission-reduction empty-handed end-of-year
    end-user energy-saving entry-level even-handed ever-changing ever-growing ex-husband
    ex-president ex-wife eye-catching eye-opening face-lift face-to-face fact-finding
    factory-made fair-minded fall-out far-fetched far-off far-reaching far-right far-left
    fast-food fast-growing fast-moving fast-paced fast-track father-in-law fierce-looking
    film-maker fire-fighting first-aid first-class first-ever first-hand first-rate first-time
    five-star flip-flop fly-by follow-on follow-up food-borne foot-and-mouth foreign-born
    foreign-policy forward-looking four-star free-for-all free-kick free-trade free-wheeling
    freeze-dried front-line front-page front-runner fuel-efficient full-blown full-fledged
    full-length full-scale full-time fund-raising game-changer get-together give-and-take
    go-ahead go-between good-looking good-natured grass-roots green-house ground-breaking
    ground-floor grown-up half-hearted half-hour half-way hand-held hand-made hand-out hands-off
    hands-on hard-core hard-hit hard-line hard-won hard-working head-on head-to-head health-care
    heart-breaking heart-to-heart heat-trapping heavy-duty heavy-handed high-class high-end
    high-energy high-grade high-income high-level high-minded high-performance high-pitched
    high-pressure high-profile high-quality high-ranking high-resolution high-rise high-risk
    high-speed high-stakes high-tech high-tension hit-and-run home-grown home-made
    household-name human-rights ice-cold ice-cream in-between in-depth in-flight in-house in-law
    in-person income-tax infra-red inner-city interest-rate iron-clad jet-lag job-seeker
    jump-start keep-fit kick-off kick-start kind-hearted knee-deep know-how knock-on knock-out
    labor-intensive labour-intensive laid-back land-based large-scale last-ditch last-minute
    late-night law-abiding lay-off lead-up left-back left-hand left-handed left-over left-wing
    let-down life-and-death life-long life-saving life-size life-span life-threatening
    light-hearted light-weight like-minded line-up live-in long-awaited long-distance
    long-haul long-lasting long-lived long-lost long-overdue long-range long-running
    long-standing long-term loose-fitting low-carbon low-cost low-income low-key low-level
    low-lying low-power low-profile low-risk low-tech lower-class made-up main-stream make-or-break
    make-up man-made market-driven market-oriented mass-produced matter-of-fact mid-1990s
    mid-air mid-season mid-term middle-aged middle-class middle-income mind-boggling
    money-laundering mother-in-law mouth-watering much-needed multi-billion multi-million
    multi-party must-have must-see narrow-minded nation-wide near-perfect near-term
    near-total never-ending new-born newly-wed next-door next-generation night-time no-brainer
    no-fly no-go no-nonsense no-one north-east north-south north-west not-for-profit
    off-air off-campus off-duty off-hand off-limits off-line off-peak off-season off-site
    off-street off-the-record office-bearer oil-rich old-age old-fashioned on-air on-board
    on-demand on-going on-line on-screen on-site on-time once-in-a-lifetime one-man one-off
    one-on-one one-party one-sided one-stop one-time one-to-one one-way open-air open-door
    open-ended open-minded open-source out-of-control out-of-court out-of-date over-the-counter
    over-the-top own-goal paid-up part-time party-goer passer-by passers-by pay-off
    peace-keeping peace-loving peer-reviewed peer-to-peer pent-up pick-up
    pitch-black plea-bargain point-blank policy-maker policy-makers policy-making poll-tax
    poor-quality poverty-stricken power-hungry power-sharing present-day president-elect
    price-fixing prime-time print-out pro-democracy pro-government profit-sharing push-up
    quality-control quick-witted razor-sharp read-only ready-made real-estate real-life
    real-time real-world record-breaking record-high record-keeping record-setting red-carpet
    red-handed red-hot red-light rent-free right-back right-hand right-handed right-of-way
    right-wing ring-fence road-show rock-bottom roll-out round-the-clock round-trip run-down
    run-in run-of-the-mill run-off run-up runner-up safety-first school-leaver
    science-fiction seat-belt second-best second-class second-guess second-half second-hand
    second-in-command second-largest second-rate secretary-general self-confidence
    self-contained self-control self-defence self-defense self-employed self-esteem
    self-government self-help self-made self-reliance self-respect self-serving
    self-sufficient send-off set-back set-piece set-to set-up shake-up sharp-eyed ship-building
    short-circuit short-haul short-list short-lived short-range short-sighted short-staffed
    short-term shut-down side-effect side-step single-handed single-minded single-use
    sister-in-law sit-down sit-in six-pack slow-moving small-minded small-scale small-time
    smoke-free so-called soft-spoken solar-powered son-in-law south-east south-west spin-off
    spot-check stand-alone stand-by stand-off stand-up standard-bearer start-up starting-point
    state-of-the-art state-owned state-run stay-at-home step-by-step stop-gap strait-laced
    strong-willed sub-committee sugar-free sun-dried super-rich sure-fire sweet-smelling
    t-shirt take-away take-off take-out take-over tax-free test-drive third-class
    third-largest third-party third-rate thought-provoking three-dimensional three-quarters
    three-way tie-in tight-fisted tight-knit time-consuming time-honoured time-out time-saving
    tip-off to-do top-down top-level top-notch top-secret touch-down trade-in trade-off
    trans-atlantic trial-and-error trouble-free trouble-shooting try-out turn-around turn-out
    twenty-first two-dimensional two-faced two-thirds two-tier two-time two-way u-turn
    ultra-violet un-american under-age up-and-coming up-front up-market up-to-date
    up-to-the-minute user-friendly value-added voice-over wait-and-see wake-up walk-in walk-on
    walk-out war-torn warm-hearted warm-up wash-out water-borne water-cooled water-resistant
    weather-beaten weight-lifting weight-loss well-attended well-balanced well-being well-born
    well-bred well-built well-defined well-deserved well-earned well-educated
    well-established well-founded well-informed well-intentioned well-kept well-known
    well-meaning well-off well-paid well-read well-to-do whistle-blower white-collar
    whole-hearted wide-angle wide-eyed wide-open wide-ranging widow-maker win-lose win-win
    wind-up word-of-mouth work-in-progress work-life world-class world-famous
    worn-out worst-case write-off write-up year-end year-long year-old year-on-year
    year-round yes-man zero-sum zero-tolerance
    """.split()
)

ADJECTIVE_LASTS = frozenset(
    """
    -aged -aware -averse -bearing -binding -bound -building -certified -challenged -centered
    -centred -centric -clad -class -colored -coloured -compatible -conscious -controlled
    -dependent -designed -driven -eating -educated -efficient -enabled -equipped -exclusive
    -eyed -facing -filled -finding -focused -focussed -footed -format -funded -giving -grade
    -grown -growing -haired -handed -hearted -heavy -held -hungry -intensive -language -lasting
    -laden -legged -length -linked -loving -lit -long -minded -mounted -neutral -orientated
    -pitched -plus -poor -powered -priced -producing -prone -proof -quality -ranked -ranking
    -ready -reducing -registered -resistant -rich -rights -run -running -saving -savvy -seeking
    -sensitive -sharing -shaped -shot -sided -specific -speed -sponsored -standing -stricken
    -strong -style -supplied -supported -threatening -tier -tolerant -trained -turned -weary
    -wise -worth -worthy
    """.replace("-", " ").split()
)
"""Last parts of adjectives such as "board-certified": each stands before what it describes."""
