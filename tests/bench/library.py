"""Which telephone library is measured; some limits hold for our own only."""

from app.engine.sip_library import MOST_CALLS

IS_OWN = MOST_CALLS > 4
LIBRARY = "our own" if IS_OWN else "the public one"
