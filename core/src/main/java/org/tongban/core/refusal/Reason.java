package org.tongban.core.refusal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The closed list of reasons. Each has a stable code, the HTTP status of its problem (RFC 9457),
 * whether a repetition can help, and a sentence in both languages that is safe for a stranger.
 */
public enum Reason {
  // the local request
  REQUEST_MALFORMED("request-malformed", 400, false),
  REQUEST_TOO_LARGE("request-too-large", 413, false),
  MEDIA_TYPE_UNSUPPORTED("media-type-unsupported", 415, false),
  CALLER_UNKNOWN("caller-unknown", 401, false),
  CALLER_NOT_ENTITLED("caller-not-entitled", 403, false),
  IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, false),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, false),
  IDEMPOTENCY_IN_PROGRESS("idempotency-in-progress", 409, true),
  EXCHANGE_UNKNOWN("exchange-unknown", 404, false),
  EXCHANGE_ARCHIVED("exchange-archived", 410, false),
  EVIDENCE_ERASED("evidence-erased", 410, false),
  RESOURCE_UNKNOWN("resource-unknown", 404, false),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, false),

  // catalogue
  CATALOGUE_ITEM_UNKNOWN("catalogue-item-unknown", 404, false),
  SCHEMA_VIOLATION("schema-violation", 422, false),
  PURPOSE_NOT_ALLOWED("purpose-not-allowed", 403, false),
  NO_LEGAL_BASIS("no-legal-basis", 403, false),
  VERSION_NOT_ACCEPTED("version-not-accepted", 422, false),
  CATALOGUE_EXPIRED("catalogue-expired", 503, true),
  NOT_NECESSARY("not-necessary", 403, false),

  // directory
  REGION_UNKNOWN("region-unknown", 404, false),
  REGION_AMBIGUOUS("region-ambiguous", 422, false),
  NOT_COMPETENT("not-competent", 404, false),

  DIRECTORY_EXPIRED("directory-expired", 503, true),
  DIRECTORY_STALE("directory-stale", 503, true),
  REVOCATION_UNKNOWN("revocation-unknown", 503, true),

  // policy
  NOT_PERMITTED("not-permitted", 403, false),
  TOO_MANY_ASKS("too-many-asks", 429, true),

  // the sealed message; towards a stranger these all read alike
  ENVELOPE_MALFORMED("envelope-malformed", 400, false),
  SIGNATURE_INVALID("signature-invalid", 400, false),
  NOT_FOR_THIS_NODE("not-for-this-node", 400, false),
  NOT_FROM_THIS_PEER("not-from-this-peer", 400, false),
  TOO_OLD("too-old", 400, false),
  NOT_YET_VALID("not-yet-valid", 400, false),
  SEEN_BEFORE("seen-before", 409, false),

  // over relays
  RELAY_LOOP("relay-loop", 508, false),
  NOT_RELAYED("not-relayed", 403, false),

  // the way to the peer and back
  PEER_UNREACHABLE("peer-unreachable", 503, true),
  PEER_TIMEOUT("peer-timeout", 504, true),
  PEER_NOT_TRUSTED("peer-not-trusted", 502, false),
  PEER_REFUSED("peer-refused", 403, false),
  EXCHANGE_SUSPENDED("exchange-suspended", 503, true),
  ANSWER_INVALID("answer-invalid", 502, true),
  ANSWER_MISMATCHED("answer-mismatched", 502, true),
  ANSWER_VIOLATES_CONTRACT("answer-violates-contract", 502, false),

  // the register behind the answering node
  REGISTER_UNAVAILABLE("register-unavailable", 503, true),
  REGISTER_ANSWER_INVALID("register-answer-invalid", 502, false),

  // events
  EVENT_ALTERED("event-altered", 409, false),
  EVENT_CORRECTION_UNKNOWN("event-correction-unknown", 422, false),
  EVENT_DISPOSED("event-disposed", 409, false),

  // matters that are answered later
  MATTER_SETTLED("matter-settled", 409, false),
  MATTER_WITHDRAWN("matter-withdrawn", 410, false),
  AUTHORIZATION_REVOKED("authorization-revoked", 403, false),

  // transactions
  TRANSACTION_NEEDED("transaction-needed", 422, false),
  TRANSACTION_DECIDED("transaction-decided", 409, false),
  STEP_ALTERED("step-altered", 409, false),

  // the node itself
  JOURNAL_UNAVAILABLE("journal-unavailable", 503, true),
  BUSY("busy", 503, true),
  CALENDAR_UNKNOWN("calendar-unknown", 503, true),
  INTERNAL_ERROR("internal-error", 500, false);

  private final String code;
  private final int status;
  private final boolean retryable;

  Reason(String code, int status, boolean retryable) {
    this.code = code;
    this.status = status;
    this.retryable = retryable;
  }

  /** Stable code, on the wire and in problems. */
  public String code() {
    return code;
  }

  /** HTTP status of the problem that a local caller sees. */
  public int status() {
    return status;
  }

  /** Whether the same request may succeed later without a person's help. */
  public boolean retryable() {
    return retryable;
  }

  /** The sentence for a stranger. */
  public String text(boolean inChinese) {
    return (inChinese ? Texts.CHINESE : Texts.ENGLISH).getString(code);
  }

  /** The reason with this code, empty when this node's version doesn't know it. */
  public static Optional<Reason> find(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }

  /** Read at the first need; an enum's own statics come after its constants. */
  private static final class Texts {
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);
    static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    static final ResourceBundle CHINESE = bundle(Locale.CHINESE);

    private static ResourceBundle bundle(Locale locale) {
      return ResourceBundle.getBundle(Reason.class.getName(), locale, NO_FALLBACK);
    }
  }
}
