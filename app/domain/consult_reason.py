"""Why a senior had to be asked: what her answer teaches the knowledge base."""

from enum import Enum


class ConsultReason(Enum):
    """The value is what the CRM gets."""

    NOT_IN_KNOWLEDGE_BASE = "nietInKennisbank"
    WRONG_THERE = "verkeerdInKennisbank"
    NOT_FOUND = "nietGevonden"
