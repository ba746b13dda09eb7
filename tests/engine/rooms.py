"""Addresses, users and tones of the engine's tests."""

import socket

HOST = "127.0.0.1"
OUTSIDE = "127.0.0.2"

AGENT, SENIOR, TRUNK = "1001", "1002", "trunk"
PASSWORDS = {AGENT: "agents-geheim", SENIOR: "seniors-geheim", TRUNK: "leidings-geheim"}

# Hz; none is a multiple of another.
AGENT_TONE, TENANT_TONE, SENIOR_TONE = 500, 800, 1300


def free_port(host: str = HOST) -> int:
    """A port that is free for UDP and TCP at this moment."""
    with socket.socket() as stream, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        stream.bind((host, 0))
        port: int = stream.getsockname()[1]
        datagrams.bind((host, port))
        return port
