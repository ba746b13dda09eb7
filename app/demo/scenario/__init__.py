"""The whole scenario without a screen: real calls, real windows drawn in memory, and what was measured."""
