"""Every figure of the made-up corporation, in one place.

The year totals of contacts per channel, the five regions and the size come from a published interview with the
manager of such a contact centre; all other figures are assumptions, chosen to be plausible.
Shares are percentages or weights: they need not add up to 100.
"""

from datetime import date

SEED = 20261123
SMALLEST_CORPORATION = 50  # the stage of the scenarios stands whole
FULL_HOMES = 52_000

CONTACT_MONTHS = 24
REQUEST_MONTHS = 36

# Region -> homes at full size; they serve as weights for smaller sizes.
REGIONS = {"Nijmegen": 13_500, "Utrecht": 13_000, "Eemland": 9_700, "Leiden": 8_300, "Arnhem": 7_500}
RAYONS_PER_REGION = 3

# --- buildings ---------------------------------------------------------------------------------------------
MULTI_FAMILY_SHARE = 0.63  # of complexes; their larger size makes it 72 % of homes
MULTI_FAMILY_KINDS = {"GAL": 38, "POF": 27, "MAI": 9, "BOV": 14, "COR": 12}
SINGLE_FAMILY_KINDS = {"TUS": 64, "HOE": 30, "TWE": 6}
MULTI_FAMILY_SIZE = (54, 0.55)  # median and sigma of a lognormal distribution
SINGLE_FAMILY_SIZE = (48, 0.50)
SMALLEST_COMPLEX, LARGEST_COMPLEX = 20, 200
BUILD_YEARS = {(1912, 1944): 8, (1945, 1970): 34, (1971, 1990): 33, (1991, 2010): 17, (2011, 2024): 8}
OWNERS_ASSOCIATION_SHARE = 0.09
LIFT_SHARE = 0.46  # of complexes with four storeys or more
BIKE_SHED_SHARE = 0.70
COLLECTIVE_HEATING_SHARE = 0.31
BIN_CHUTE_SHARE = 0.06
PARKING_SHARE = 0.22
GARDENER_SHARE = 0.60
ACCESS_DOOR_SHARE = 0.50
SOLAR_SHARE = 0.15
CLEANER_SHARE = 0.90

# --- tenants -----------------------------------------------------------------------------------------------
VACANCY_SHARE = 0.025
TURNOVER_A_YEAR = 0.068
# As drawn; since nobody above 66 lives with more than one other, it becomes 56, 24, 9, 7 and 4 (five and more).
HOUSEHOLD_SIZES = {1: 56, 2: 16.3, 3: 12.5, 4: 9.7, 5: 3.3, 6: 1.5, 7: 0.7}
TENANT_AGES = {(18, 24): 4, (25, 39): 24, (40, 54): 24, (55, 66): 20, (67, 79): 18, (80, 94): 10}
# VERA's list TAAL has six languages; the others are ISO 639-3, as its text asks.
LANGUAGES = {
    "NLD": 86,
    "ENG": 4,
    "TUR": 2.5,
    "ara": 2.5,
    "pol": 1.5,
    "tir": 1,
    "ukr": 1,
    "FRA": 0.5,
    "SPA": 0.5,
    "DUI": 0.5,
}
RENT = (640, 95)  # mean and deviation, euro a month
RENT_LIMITS = (380, 930)
MID_RENT_SHARE = 0.04
MID_RENT_LIMITS = (900, 1180)

MOBILE_SHARE = 0.96
SECOND_NUMBER_SHARE = 0.22
LAND_LINE_SHARE = 0.34
INVALID_NUMBER_SHARE = 0.07
VALIDATED_NUMBER_SHARE = 0.61
SHARED_IN_HOUSEHOLD_SHARE = 0.18  # of households with two adults: one number for both
SHARED_WITH_NEIGHBOUR_SHARE = 0.02  # of homes: the number of next door is also theirs
MAIL_SHARE = 0.78
ACCOUNT_SHARE = 0.55

HOMES_PER_PROFESSIONAL = 433  # 120 of them at full size
CLIENTS_PER_PROFESSIONAL = (3, 60, 20)  # least, most, mean

ALERT_SHARE = 0.038
ALERT_KINDS = {"ONB": 38, "SCH": 27, "OVE": 12, "AGR": 8, "WAN": 9, "ONE": 6}

ARREARS_SHARE = 0.062
ARREARS = (410, 1.274)  # median and sigma: p90 is 2,100 euro
ARRANGEMENT_SHARE = 0.019
COLLECTION_SHARE = 0.007

# --- contacts ----------------------------------------------------------------------------------------------
CONTACTS_A_YEAR = 5.12  # of one household, besides those about common areas and nuisance cases
CONTACTS_SHAPE = 0.7  # of the gamma distribution: a fifth of the households makes most of the contacts
CHANNELS = {"TEL": 65.9, "EMA": 25.7, "APP": 8.4}
EXTRA_PORTAL_A_YEAR = 0.45  # portal messages of one household that report no repair
EXTRA_VISITS_A_YEAR = 0.12  # at the desk or at home
OUTGOING_SHARE = 0.12
TOPICS = {
    "REP": 22,
    "ALG": 9,
    "HUU": 18,
    "OVE": 6,
    "LEE": 6,
    "CON": 11,
    "ZOE": 9,
    "PRO": 5,
    "SOC": 4,
    "DNS": 6,
}
OUTCOMES = {
    "ELA": 55,
    "EIG": 5,
    "GEM": 3,
    "ZOR": 1,
    "PAR": 6,
    "TWL": 16,
    "WIJ": 3,
    "TER": 4,
    "AFB": 2,
    "GEK": 0.5,
}
USUAL_OUTCOME_SHARE = 0.38  # how often a topic ends the way that is usual for it
REPEAT_SHARE = 0.14
EMOTIONAL_SHARE = 0.06
VULNERABLE_SHARE = 0.04
DEEPER_QUESTION_SHARE = 0.05
INTERPRETER_SHARE = 0.30  # of contacts with somebody who does not speak Dutch or English
AGGRESSION_SHARE = 0.012

MONTH_FACTORS = (1.06, 0.98, 0.98, 1.10, 1.12, 1.10, 1.04, 0.88, 0.95, 1.00, 0.98, 0.81)
WEEKDAY_FACTORS = (1.25, 1.05, 0.95, 0.95, 0.80)
RENT_INCREASE_MONTHS, RENT_INCREASE_FACTOR = (4, 5, 6, 7), 6
HEATING_MONTHS, HEATING_FACTOR = (10, 11, 12, 1), 3
OFFICE_HOURS = {8: 6, 9: 18, 10: 18, 11: 14, 12: 9, 13: 12, 14: 12, 15: 10, 16: 8}  # hour -> weight
ANY_HOURS = {7: 4, 8: 7, 9: 8, 10: 8, 12: 7, 14: 6, 16: 7, 18: 8, 19: 10, 20: 10, 21: 8, 22: 4}

# --- repairs -----------------------------------------------------------------------------------------------
UNIT_REQUESTS_A_YEAR = 1.73
PORTAL_REQUEST_SHARE = 0.60
COMMON_REQUESTS_A_YEAR = 0.141  # for each home of a building with common areas
LIFT_FAULTS_A_YEAR = 6
JOINED_SHARE = 0.18  # of common-area requests: more than one reporter
JOINED_LIFT_MOST = 12
REPAIR_DAYS = (7.92, 1.157)  # median and sigma: 58 % done in ten days, 4 % takes more than sixty
OPEN_STATUSES = {"REG": 15, "BEO": 10, "INB": 62, "TEC": 13}
CANCELLED_SHARE = 0.03
SECOND_ORDER_SHARE = 0.05

# --- nuisance ----------------------------------------------------------------------------------------------
CASES_A_YEAR = 0.0221  # for each home
CASE_KINDS = {
    "GEL": 34,
    "RUZ": 18,
    "VUI": 10,
    "STA": 7,
    "PSY": 7,
    "VER": 5,
    "DRU": 5,
    "HEN": 3,
    "AGR": 6,
    "DIE": 5,
}
MANY_REPORTERS_SHARE = 0.15
CASE_DAYS = 203  # mean

# --- staff -------------------------------------------------------------------------------------------------
AGENTS, SENIORS, TEAM_LEADS = 70, 6, 5
NEIGHBOURHOOD_MANAGERS, HOUSING_CONSULTANTS, CARETAKERS, SECOND_LINE = 42, 25, 30, 60


def first_day(today: date, months: int) -> date:
    """The day that lies `months` whole months before `today`; the 29th to 31st become the 28th."""
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, min(today.day, 28))
