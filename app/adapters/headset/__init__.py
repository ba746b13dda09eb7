"""Headsets with buttons and lamps (USB-HID, usage page 'telephony')."""
