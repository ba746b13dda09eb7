"""The reference CRM, asked over HTTP as the product asks it."""
