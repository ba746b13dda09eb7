"""Widgets: build, bind, render. No decisions."""
