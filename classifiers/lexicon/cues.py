"""The signs of speech that the rules under `acts` know; data/acts.yaml lists the words of each, and the two must name the same."""

from enum import StrEnum


class Cue(StrEnum):
    __hash__ = str.__hash__  # in C; Enum's own is Python and is asked thousands of times a second

    # what makes a matter more likely
    PLEA = "plea"
    ADDRESS = "address"
    BLAME = "blame"
    PETITION = "petition"
    CIVIC = "civic"
    DURATION = "duration"
    STILL = "still"
    AGAIN = "again"
    DANGER = "danger"
    HERE = "here"
    NOW = "now"
    MANY = "many"
    HARM = "harm"
    ASK = "ask"
    # announcements
    NOTICE = "notice"
    NOTICE_HEAD = "notice_head"
    TIP_HEAD = "tip_head"
    ANTI_FRAUD = "anti_fraud"
    ANTI_FRAUD_HEAD = "anti_fraud_head"
    # trade
    JIELONG = "jielong"
    ADVERT = "advert"
    PRICE = "price"
    JOB_TRADE = "job_trade"
    LOST_FOUND = "lost_found"
    # told of other times and places
    NEWS = "news"
    ELSEWHERE = "elsewhere"
    I_AM_AT = "i_am_at"
    SCREEN = "screen"
    HYPOTHETICAL = "hypothetical"
    MEMORY = "memory"
    FIGURE = "figure"
    # not meant, over, or not so
    JOKE = "joke"
    GREETING = "greeting"
    THANKS = "thanks"
    NEGATION = "negation"
    NOT_NEGATION = "not_negation"
    CALM = "calm"
    SETTLED = "settled"
    NOT_YET = "not_yet"
    # wardens
    HANDLING = "handling"
    SCENE = "scene"
    SEEN = "seen"
    # short follow-ups to a matter
    ME_TOO = "me_too"
    MINE = "mine"
    NOT_HERE = "not_here"
    CHASE = "chase"
    RELAPSE = "relapse"
    BACK = "back"
    WHERE = "where"
    MEDIA = "media"
    # fraud
    MONEY = "money"
    MONEY_GONE = "money_gone"
    MONEY_GOING = "money_going"
    PRESSURE = "pressure"
    CONTACT = "contact"
    IS_IT_REAL = "is_it_real"
    LOSS = "loss"
    ELDERS = "elders"
    ON_SCENE = "on_scene"
    SEEN_THROUGH = "seen_through"
    TOLD_TO = "told_to"
