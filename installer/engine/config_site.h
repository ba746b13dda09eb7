/* What PJSIP is made to be, on both systems. What is left out cannot be attacked. */

/* ---- size */
#define PJSUA_MAX_CALLS 32           /* the engine asks for the number (app/engine/sip_line.py) */
#define PJSUA_MAX_ACC 8
#define PJSUA_MAX_PLAYERS 32
#define PJSUA_MAX_RECORDERS 32
/* Sockets at the same time. Each INVITE takes two, and half a second after it has ended they still count:
 * with the usual 64, 33 calls in a tenth of a second were enough (and aborted a library with assertions). */
#define PJ_IOQUEUE_MAX_HANDLES 1024
#define PJSIP_MAX_PKT_LEN 16000      /* bytes of a message; over TCP a longer one ends the connection */

/* ---- network */
#define PJ_HAS_IPV6 1
/* Keys come in SDP over TLS (SDES, RFC 4568); DTLS would be a second parser of what strangers send. */
#define PJMEDIA_SRTP_HAS_DTLS 0
#define PJMEDIA_SRTP_HAS_AES_GCM_256 1
#define PJMEDIA_SRTP_HAS_AES_GCM_128 1
/* libsrtp calls these otherwise since 2.1. */
#define srtp_aes_gcm_256_openssl srtp_aes_gcm_256
#define srtp_aes_gcm_128_openssl srtp_aes_gcm_128

/* ---- sound */
#define PJMEDIA_HAS_VIDEO 0
#define PJMEDIA_AUDIO_DEV_HAS_PORTAUDIO 0
#define PJMEDIA_HAS_SPEEX_CODEC 0
#define PJMEDIA_HAS_SPEEX_AEC 0      /* WebRTC's is there */
#define PJMEDIA_HAS_L16_CODEC 0

/* Level 3 and above write callers' addresses, 4 and above whole messages with digests: what is not compiled is not said. */
#define PJ_LOG_MAX_LEVEL 1
