package org.tongban.core.refusal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The closed list of reasons. Each has a stable code, the HTTP status of its problem (RFC 9457),
 * whether a repetition can help, and a sentence in both languages that is safe for a stranger.
 */
public enum Reason {
  // the local request
  REQUEST_MALFORMED(
      "request-malformed",
      400,
      false,
      "The request can't be read as JSON of the documented form.",
      "请求不是符合约定格式的 JSON。"),
  REQUEST_TOO_LARGE(
      "request-too-large",
      413,
      false,
      "The request is larger than this node accepts.",
      "请求超过本节点允许的大小。"),
  MEDIA_TYPE_UNSUPPORTED(
      "media-type-unsupported", 415, false, "The content type is not accepted here.", "不支持该内容类型。"),
  CALLER_UNKNOWN(
      "caller-unknown", 401, false, "The request carries no valid credentials.", "请求缺少有效凭证。"),
  IDEMPOTENCY_KEY_MISSING(
      "idempotency-key-missing",
      400,
      false,
      "The Idempotency-Key header is missing or not usable.",
      "缺少 Idempotency-Key 或其格式无效。"),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused",
      422,
      false,
      "The Idempotency-Key was used before with another request.",
      "该 Idempotency-Key 已用于另一请求。"),
  IDEMPOTENCY_IN_PROGRESS(
      "idempotency-in-progress",
      409,
      true,
      "A request with this Idempotency-Key is still being worked on.",
      "使用该 Idempotency-Key 的请求仍在处理中。"),
  EXCHANGE_UNKNOWN(
      "exchange-unknown",
      404,
      false,
      "No exchange with this id is recorded here.",
      "本节点没有该编号的交换记录。"),
  RESOURCE_UNKNOWN(
      "resource-unknown", 404, false, "There is nothing at this address.", "该地址不存在资源。"),
  METHOD_NOT_ALLOWED(
      "method-not-allowed", 405, false, "This address does not take that method.", "该地址不支持此方法。"),

  // catalogue
  CATALOGUE_ITEM_UNKNOWN(
      "catalogue-item-unknown",
      404,
      false,
      "The catalogue has no such service or version.",
      "目录中没有该服务或版本。"),
  SCHEMA_VIOLATION(
      "schema-violation",
      422,
      false,
      "The content breaks the contract of the service.",
      "内容不符合该服务的约定。"),
  PURPOSE_NOT_ALLOWED(
      "purpose-not-allowed",
      403,
      false,
      "The contract of the service doesn't know this purpose.",
      "该服务的约定不包含此用途。"),
  NO_LEGAL_BASIS(
      "no-legal-basis",
      403,
      false,
      "The basis given is not one that this purpose requires.",
      "所提供的依据不满足该用途的要求。"),
  VERSION_NOT_ACCEPTED(
      "version-not-accepted",
      422,
      false,
      "The service is not answered in this version.",
      "该服务不接受此版本。"),
  CATALOGUE_EXPIRED(
      "catalogue-expired",
      503,
      true,
      "The release of the catalogue has expired here.",
      "本节点的服务目录发布已过期。"),
  NOT_NECESSARY(
      "not-necessary",
      403,
      false,
      "The purpose doesn't need this document; what isn't necessary may not be asked.",
      "该用途无需此材料，不得查询非必要信息。"),

  // directory
  REGION_UNKNOWN(
      "region-unknown",
      404,
      false,
      "No member of the federation answers for this division code.",
      "联盟中没有成员负责该行政区划代码。"),
  REGION_AMBIGUOUS(
      "region-ambiguous",
      422,
      false,
      "The division code was split; name one of its successors.",
      "该区划代码已拆分，请指定其后继代码之一。"),
  NOT_COMPETENT(
      "not-competent",
      404,
      false,
      "The member doesn't offer this service in an accepted version.",
      "该成员不提供此服务或所需版本。"),

  DIRECTORY_EXPIRED(
      "directory-expired",
      503,
      true,
      "The directory of the federation has expired here.",
      "本节点的联盟名录已过期。"),
  DIRECTORY_STALE(
      "directory-stale",
      503,
      true,
      "The directory of the federation is older here than this node may rely on.",
      "本节点的联盟名录签发时间过久。"),

  // policy
  NOT_PERMITTED("not-permitted", 403, false, "No access rule permits this query.", "没有访问规则允许该查询。"),

  // the sealed message; towards a stranger these all read alike
  ENVELOPE_MALFORMED(
      "envelope-malformed",
      400,
      false,
      "The message is not a sealed message of this protocol.",
      "该报文不是本协议的签名报文。"),
  SIGNATURE_INVALID(
      "signature-invalid", 400, false, "The message could not be verified.", "该报文未通过验证。"),
  NOT_FOR_THIS_NODE(
      "not-for-this-node",
      400,
      false,
      "The message is addressed to another member.",
      "该报文的收件方不是本节点。"),
  NOT_FROM_THIS_PEER(
      "not-from-this-peer",
      400,
      false,
      "The message was signed by another member than the one that delivered it.",
      "报文签名方与传送方不一致。"),
  TOO_OLD("too-old", 400, false, "The message is outside its time of validity.", "该报文已超出有效期。"),
  NOT_YET_VALID(
      "not-yet-valid", 400, false, "The message is dated in the future.", "该报文的签发时间晚于当前时间。"),
  SEEN_BEFORE(
      "seen-before", 409, false, "A message with this id was received before.", "该编号的报文已经收到过。"),

  // the way to the peer and back
  PEER_UNREACHABLE(
      "peer-unreachable", 503, true, "The answering node can't be reached.", "无法连接应答节点。"),
  PEER_TIMEOUT(
      "peer-timeout", 504, true, "The answering node didn't answer in time.", "应答节点未在规定时间内答复。"),
  PEER_NOT_TRUSTED(
      "peer-not-trusted",
      502,
      false,
      "The answering node's certificate is not the one that the directory names, or it refused ours.",
      "应答节点的证书与目录不符，或对方拒绝了本节点证书。"),
  PEER_REFUSED("peer-refused", 403, false, "The answering node refused the query.", "应答节点拒绝了该查询。"),
  ANSWER_INVALID("answer-invalid", 502, true, "The answer could not be verified.", "答复未通过验证。"),
  ANSWER_MISMATCHED(
      "answer-mismatched", 502, true, "The answer belongs to another ask.", "答复与本次查询不对应。"),
  ANSWER_VIOLATES_CONTRACT(
      "answer-violates-contract",
      502,
      false,
      "The answer breaks the contract of the service.",
      "答复不符合该服务的约定。"),

  // the register behind the answering node
  REGISTER_UNAVAILABLE(
      "register-unavailable",
      503,
      true,
      "The register behind the answering node doesn't answer.",
      "应答节点后端的登记库没有响应。"),
  REGISTER_ANSWER_INVALID(
      "register-answer-invalid",
      502,
      false,
      "The register's reply breaks the contract of the service.",
      "登记库的答复不符合该服务的约定。"),

  // the node itself
  JOURNAL_UNAVAILABLE(
      "journal-unavailable",
      503,
      true,
      "The query can't be recorded now, so it isn't worked on.",
      "当前无法登记该查询，因此不予处理。"),
  BUSY("busy", 503, true, "The node is at the limit of its work.", "节点繁忙。"),
  INTERNAL_ERROR(
      "internal-error",
      500,
      false,
      "The node failed. The error id leads to its log.",
      "节点内部错误，请凭错误编号查询日志。");

  private final String code;
  private final int status;
  private final boolean retryable;
  private final String english;
  private final String chinese;

  Reason(String code, int status, boolean retryable, String english, String chinese) {
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.english = english;
    this.chinese = chinese;
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
    return inChinese ? chinese : english;
  }

  /** The reason with this code, empty when this node's version doesn't know it. */
  public static Optional<Reason> find(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }
}
