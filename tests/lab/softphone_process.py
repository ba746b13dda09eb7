"""The process of one test telephone: pjsua2 in its only thread, steered by JSON lines on standard input.

Measured rules of the library that it keeps:
no worker threads (`threadCnt=0`) and every call of it from one thread; an ended call is disowned inside its
last callback, because a Call that is collected after its number was given away hangs up the *new* call
(pjproject #3856); texts are copied inside the callback; `CallOpParam(True)`, or a resumed call has no sound;
who transfers hangs up its own leg; and `os._exit` at the end, because pjsua2 aborts when Python unloads it.
"""

import functools
import itertools
import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import ParamSpec

import pjsua2 as pj

from tests.lab.softphone_protocol import Kind, PhoneEvent, PhoneSettings

_WAIT_MS = 10
_GOODBYE_S = 2.0
_TRANSPORTS = {
    "udp": pj.PJSIP_TRANSPORT_UDP,
    "tcp": pj.PJSIP_TRANSPORT_TCP,
    "tls": pj.PJSIP_TRANSPORT_TLS,
}
# PCMA first, then G.722, as the exchange has it.
_CODECS = {"PCMA/8000": 255, "G722/16000": 254}

Parameters = ParamSpec("Parameters")


def _say(kind: Kind, call: str = "", code: int = 0, text: str = "") -> None:
    sys.stdout.write(PhoneEvent(kind, call, code, text).line() + "\n")
    sys.stdout.flush()


def _reported(callback: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """An exception in a callback would vanish inside the library: tell it instead."""

    @functools.wraps(callback)
    def wrapper(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except (pj.Error, AttributeError, LookupError, TypeError, ValueError) as error:
            _say(Kind.FAILED, text=f"{callback.__name__}: {error!r} {getattr(error, 'reason', '')}")

    return wrapper


class _Call(pj.Call):  # type: ignore[misc]  # pjsua2 ships no types
    def __init__(self, telephone: "Telephone", name: str, call_id: int = pj.PJSUA_INVALID_ID) -> None:
        super().__init__(telephone.account, call_id)
        self.name = name
        self._telephone = telephone

    @_reported
    def onCallState(self, _prm: object) -> None:
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_EARLY and info.role == pj.PJSIP_ROLE_UAC:
            _say(Kind.RINGING, self.name, info.lastStatusCode)
        elif info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            _say(Kind.TALKING, self.name, info.lastStatusCode)
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self._telephone.calls.pop(self.name, None)
            self.this.disown()
            _say(Kind.ENDED, self.name, info.lastStatusCode, info.lastReason)

    @_reported
    def onCallMediaState(self, _prm: object) -> None:
        # The list belongs to `info` and dies with it: `getInfo().media` would be a list of nothing.
        info = self.getInfo()
        for media in info.media:
            if media.type == pj.PJMEDIA_TYPE_AUDIO and media.status == pj.PJSUA_CALL_MEDIA_ACTIVE:
                self._telephone.connect_sound(self.getAudioMedia(media.index))

    @_reported
    def onCallTsxState(self, prm: pj.OnCallTsxStateParam) -> None:
        transaction = prm.e.body.tsxState
        if prm.e.type == pj.PJSIP_EVENT_TSX_STATE and transaction.type == pj.PJSIP_EVENT_RX_MSG:
            text = str(transaction.src.rdata.wholeMsg)
            if text.startswith(("INVITE ", "UPDATE ")):
                _say(Kind.UPDATED, self.name, text=text)

    @_reported
    def onCallTransferStatus(self, prm: pj.OnCallTransferStatusParam) -> None:
        _say(Kind.TRANSFER, self.name, prm.statusCode, prm.reason)
        if prm.finalNotify and prm.statusCode // 100 == 2:
            self._telephone.commands.put({"do": "hang_up", "call": self.name})

    @_reported
    def onDtmfDigit(self, prm: pj.OnDtmfDigitParam) -> None:
        _say(Kind.KEY, self.name, text=prm.digit)


class _Account(pj.Account):  # type: ignore[misc]  # pjsua2 ships no types
    def __init__(self, telephone: "Telephone") -> None:
        super().__init__()
        self.register_answers = 0
        self._telephone = telephone

    @_reported
    def onRegState(self, prm: pj.OnRegStateParam) -> None:
        self.register_answers += 1
        registered = self.getInfo().regIsActive and prm.code // 100 == 2
        _say(Kind.REGISTERED if registered else Kind.NOT_REGISTERED, code=prm.code, text=prm.reason)

    @_reported
    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        text = str(prm.rdata.wholeMsg)
        call = self._telephone.new_call(call_id=prm.callId)
        ringing = pj.CallOpParam(True)
        ringing.statusCode = 180
        call.answer(ringing)
        _say(Kind.INCOMING, call.name, text=text)

    @_reported
    def onInstantMessage(self, prm: pj.OnInstantMessageParam) -> None:
        _say(Kind.TEXT, text=str(prm.rdata.wholeMsg))

    @_reported
    def onInstantMessageStatus(self, prm: pj.OnInstantMessageStatusParam) -> None:
        _say(Kind.TEXT_ANSWERED, code=prm.code, text=prm.reason)


class Telephone:
    """One endpoint with one account. Every method runs in the thread that made it."""

    def __init__(self, settings: PhoneSettings) -> None:
        self.calls: dict[str, _Call] = {}
        self.commands: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
        self._settings = settings
        self._names = (f"call-{number}" for number in itertools.count(1))
        self._buddies: dict[str, pj.Buddy] = {}
        self._endpoint = pj.Endpoint()
        self._start_library()
        self._tone = self._tone_generator() if settings.tone_hz else None
        self._recorder = self._wav_recorder() if settings.recording else None
        self.account = _Account(self)
        self.account.create(self._account_configuration(self._transport()))

    def run(self) -> None:
        """Handle SIP and commands until the command "close"."""
        _say(Kind.READY)
        while True:
            self._endpoint.libHandleEvents(_WAIT_MS)
            while not self.commands.empty():
                command = self.commands.get()
                what = command.pop("do")
                if what == "close":
                    self._say_goodbye()
                    return
                _reported(getattr(self, what))(**command)

    def new_call(self, name: str = "", call_id: int = pj.PJSUA_INVALID_ID) -> _Call:
        """A call that is kept until it ends; one that comes in gets a name here."""
        call = _Call(self, name or next(self._names), call_id)
        self.calls[call.name] = call
        return call

    def connect_sound(self, media: pj.AudioMedia) -> None:
        """Microphone and ear of this call."""
        if self._tone:
            self._tone.startTransmit(media)
        if self._recorder:
            media.startTransmit(self._recorder)

    def dial(self, call: str, number: str, headers: str) -> None:
        option = pj.CallOpParam(True)
        option.opt.videoCount = 0
        for name, value in json.loads(headers).items():
            header = pj.SipHeader()
            header.hName, header.hValue = name, value
            option.txOption.headers.append(header)
        self.new_call(call).makeCall(self._settings.uri(number), option)

    def answer(self, call: str) -> None:
        option = pj.CallOpParam(True)
        option.statusCode = 200
        self.calls[call].answer(option)

    def hang_up(self, call: str) -> None:
        if call in self.calls:
            self.calls[call].hangup(pj.CallOpParam(True))

    def hold(self, call: str) -> None:
        self.calls[call].setHold(pj.CallOpParam(True))

    def resume(self, call: str) -> None:
        option = pj.CallOpParam(True)
        option.opt.videoCount = 0
        option.opt.flag = pj.PJSUA_CALL_UNHOLD
        self.calls[call].reinvite(option)

    def transfer(self, call: str, number: str) -> None:
        self.calls[call].xfer(self._settings.uri(number), pj.CallOpParam(True))

    def hand_over(self, call: str, consult: str) -> None:
        self.calls[call].xferReplaces(self.calls[consult], pj.CallOpParam(True))

    def press(self, call: str, keys: str) -> None:
        self.calls[call].dialDtmf(keys)

    def send_text(self, number: str, text: str) -> None:
        if number not in self._buddies:
            configuration = pj.BuddyConfig()
            configuration.uri = self._settings.uri(number)
            buddy = pj.Buddy()
            buddy.create(self.account, configuration)
            self._buddies[number] = buddy
        message = pj.SendInstantMessageParam()
        message.content = text
        self._buddies[number].sendInstantMessage(message)

    def _say_goodbye(self) -> None:
        self._endpoint.hangupAllCalls()
        deadline = time.monotonic() + _GOODBYE_S
        # Not regIsActive: it is false at once, before the exchange has even asked for a digest.
        answers = self.account.register_answers
        if self.account.getInfo().regIsActive:
            self.account.setRegistration(False)
            answers += 1
        while time.monotonic() < deadline and (self.calls or self.account.register_answers < answers):
            self._endpoint.libHandleEvents(_WAIT_MS)
        # Dropping the recorder writes the length into the WAV file's header.
        self._recorder = None

    def _start_library(self) -> None:
        configuration = pj.EpConfig()
        configuration.uaConfig.threadCnt = 0
        configuration.uaConfig.mainThreadOnly = True
        configuration.uaConfig.userAgent = f"LabTelephone {self._settings.user}"
        configuration.logConfig.level = configuration.logConfig.consoleLevel = 0
        configuration.medConfig.noVad = True
        self._endpoint.libCreate()
        self._endpoint.libInit(configuration)
        self._endpoint.libStart()
        self._endpoint.audDevManager().setNullDev()
        for codec in self._endpoint.codecEnum2():
            priority = next((_CODECS[name] for name in _CODECS if codec.codecId.startswith(name)), 0)
            self._endpoint.codecSetPriority(codec.codecId, priority)

    def _transport(self) -> int:
        settings = self._settings
        configuration = pj.TransportConfig()
        configuration.boundAddress = configuration.publicAddress = settings.address
        # Over TCP and TLS the exchange answers on the connection that the telephone opened.
        configuration.port = settings.port if settings.transport == "udp" else 0
        if settings.transport == "tls":
            configuration.tlsConfig.CaListFile = settings.ca_file
            configuration.tlsConfig.verifyServer = True
            configuration.tlsConfig.proto = pj.PJ_SSL_SOCK_PROTO_TLS1_2
        return int(self._endpoint.transportCreate(_TRANSPORTS[settings.transport], configuration))

    def _account_configuration(self, transport: int) -> pj.AccountConfig:
        settings = self._settings
        configuration = pj.AccountConfig()
        home = settings.exchange if settings.password else f"{settings.address}:{settings.port}"
        configuration.idUri = f"sip:{settings.user}@{home}"
        configuration.sipConfig.transportId = transport
        configuration.mediaConfig.transportConfig.boundAddress = settings.address
        configuration.mediaConfig.transportConfig.port = 30_000
        configuration.mediaConfig.transportConfig.portRange = 100
        if settings.encrypt_sound:
            configuration.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_MANDATORY
            configuration.mediaConfig.srtpSecureSignaling = 1
        if settings.password:
            credentials = pj.AuthCredInfo("digest", settings.realm, settings.user, 0, settings.password)
            configuration.sipConfig.authCreds.append(credentials)
            configuration.regConfig.registrarUri = settings.uri("").replace(":@", ":")
            configuration.regConfig.timeoutSec = settings.register_s
            configuration.regConfig.retryIntervalSec = configuration.regConfig.firstRetryIntervalSec = 1
            configuration.regConfig.randomRetryIntervalSec = 0
        return configuration

    def _tone_generator(self) -> pj.ToneGenerator:
        tone = pj.ToneDesc()
        tone.freq1, tone.freq2 = self._settings.tone_hz, 0
        tone.on_msec, tone.off_msec, tone.volume = 1000, 0, 8000
        tones = pj.ToneDescVector()
        tones.append(tone)
        generator = pj.ToneGenerator()
        generator.createToneGenerator(16000, 1)
        generator.play(tones, True)
        return generator

    def _wav_recorder(self) -> pj.AudioMediaRecorder:
        recorder = pj.AudioMediaRecorder()
        recorder.createRecorder(self._settings.recording)
        return recorder


def _keep_output_to_ourselves() -> None:
    """The library writes its first log lines to descriptor 1, whatever its log level will be: let it, elsewhere."""
    ours = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    sys.stdout = os.fdopen(ours, "w", encoding="utf-8")


def main() -> None:
    """Read the settings from the first line, then commands until "close" or the end of the input."""
    _keep_output_to_ourselves()
    telephone = Telephone(PhoneSettings.from_line(sys.stdin.readline()))

    def read_commands() -> None:
        for line in sys.stdin:
            telephone.commands.put(json.loads(line))
        telephone.commands.put({"do": "close"})

    threading.Thread(target=read_commands, daemon=True).start()
    telephone.run()
    os._exit(0)


if __name__ == "__main__":
    main()
