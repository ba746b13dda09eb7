"""The telephone, as another process of this computer."""
