"""State in, picture out: what each part of the screen shows and does, without a widget."""
