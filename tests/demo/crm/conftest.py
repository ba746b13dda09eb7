"""The reference CRM for the tests of this folder."""

from tests.crm_server import crm_process, reference_crm

__all__ = ["crm_process", "reference_crm"]
