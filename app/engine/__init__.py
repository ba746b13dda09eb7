"""The telephone process: pjsua2 in its main thread, and a local channel to the window."""
