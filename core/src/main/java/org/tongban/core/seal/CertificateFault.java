package org.tongban.core.seal;

/** Why a certificate is of no use for what it is meant for. */
public enum CertificateFault {
  /** Its key lies on no curve of the suite that is meant. */
  CURVE,
  /** Its key usage doesn't admit the use (RFC 5280 §4.2.1.3). */
  KEY_USAGE,
  /** It names extended uses, but not both ends of TLS (RFC 5280 §4.2.1.12). */
  EXTENDED_KEY_USAGE,
  /** It is an authority's own one (RFC 5280 §4.2.1.9). */
  AUTHORITY,
  /** Its last moment is over. */
  EXPIRED,
  /** Its first moment is still to come. */
  NOT_YET_VALID,
  /** One of the certificates with it didn't issue the one before it (RFC 5280 §6.1). */
  CHAIN_BROKEN
}
