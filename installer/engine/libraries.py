"""The libraries within the telephone library, each no larger than what PJSIP calls of it."""

from installer.engine.build import Build

# TLS 1.2 and 1.3 of a client, its certificates, and AES-GCM for SRTP. Everything else is not compiled.
_NOT_OF_OPENSSL = (
    "shared", "tests", "apps", "docs", "legacy", "engine", "dso", "module", "autoload-config", "async", "comp",
    "ssl3", "tls1", "tls1_1", "dtls", "quic", "srp", "psk", "ct", "nextprotoneg", "ssl-trace", "ui-console",
    "cms", "cmp", "ts", "ocsp", "http", "rfc3779", "multiblock", "weak-ssl-ciphers", "afalgeng",
    "idea", "seed", "camellia", "aria", "rc2", "rc4", "rc5", "mdc2", "whirlpool", "cast", "bf", "rmd160", "md4",
    "sm2", "sm3", "sm4", "siv", "scrypt", "argon2", "blake2", "ocb", "gost", "dsa", "ec2m", "ml-dsa", "slh-dsa",
)  # fmt: skip


def openssl(build: Build) -> None:
    """TLS: libssl and libcrypto."""
    source = build.source("openssl")
    target = build.target
    cross = (f"--cross-compile-prefix={target.host}-",) if target.host else ()
    # A folder that is nowhere: OpenSSL reads neither a configuration nor certificates that somebody put there.
    where = (f"--prefix={build.shop.name_of(build.prefix)}", "--libdir=lib", "--openssldir=/nowhere")
    without = (f"no-{part}" for part in _NOT_OF_OPENSSL)
    flags = target.flags.replace("-include stdint.h", "").split()
    build.run("openssl", source, "./Configure", *target.openssl, *cross, *where, *without, *flags)
    build.make("openssl", source, "build_libs")
    build.run("openssl", source, "make", "install_dev")


def opus(build: Build) -> None:
    """The codec."""
    _configured(build, "opus", "--disable-doc", "--disable-extra-programs")


def speexdsp(build: Build) -> None:
    """Changes the rate of sound between a sound card and a codec."""
    _configured(build, "speexdsp", "--disable-examples")


def libsrtp(build: Build) -> None:
    """Encrypted sound."""
    prefix = build.shop.name_of(build.prefix)
    source = build.source("libsrtp")
    libraries = " ".join(build.target.system_libraries if build.target.host else ("-ldl", "-lpthread"))
    options = (*build.target.hosted, f"--prefix={prefix}", "--enable-openssl", f"--with-openssl-dir={prefix}")
    build.run("libsrtp", source, "./configure", *options, CFLAGS=build.target.flags, LIBS=libraries)
    build.make("libsrtp", source, "libsrtp2.a")
    build.run("libsrtp", source, "make", "install")


def _configured(build: Build, name: str, *options: str) -> None:
    source = build.source(name)
    common = (f"--prefix={build.shop.name_of(build.prefix)}", "--disable-shared", "--enable-static")
    build.run(name, source, "./configure", *build.target.hosted, *common, *options, CFLAGS=build.target.flags)
    build.make(name, source)
    build.run(name, source, "make", "install")
