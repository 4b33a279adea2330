package org.tongban.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.tongban.core.message.Digest;

/**
 * A question to a time-stamp authority (RFC 3161 §2.4.1): the SHA-256 digest of what is to be
 * stamped, a number that comes back, and the wish for the authority's certificate.
 */
public final class TimeStampRequest {
  /** Media type of a question (RFC 3161 §3.4). */
  public static final String QUERY = "application/timestamp-query";

  /** Media type of an answer. */
  public static final String REPLY = "application/timestamp-reply";

  private static final int NONCE_BITS = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] content;
  private final org.bouncycastle.tsp.TimeStampRequest request;

  private TimeStampRequest(byte[] content) {
    this.content = content.clone();
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    this.request =
        generator.generate(
            NISTObjectIdentifiers.id_sha256,
            Digest.sha256(content).bytes(),
            new BigInteger(NONCE_BITS, RANDOM));
  }

  /** A question about exactly these bytes. */
  public static TimeStampRequest over(byte[] content) {
    return new TimeStampRequest(content);
  }

  /** The question in DER. */
  public byte[] bytes() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The stamp in the authority's answer to this question; whether the authority is one to believe
   * is asked of the stamp.
   *
   * @throws ProofException {@code STAMP_MALFORMED} when it is none or a no, {@code
   *     STAMP_OF_SOMETHING_ELSE} when it answers another question
   */
  public TimeStamp open(byte[] response) {
    var token = ProofException.guarded(ProofReason.STAMP_MALFORMED, () -> token(response));
    var stamp = TimeStamp.read(token);
    if (!stamp.covers(content)) {
      throw new ProofException(ProofReason.STAMP_OF_SOMETHING_ELSE);
    }
    return stamp;
  }

  private byte[] token(byte[] response) throws IOException {
    var read = parse(response);
    try {
      read.validate(request);
    } catch (TSPException e) {
      throw new ProofException(ProofReason.STAMP_OF_SOMETHING_ELSE);
    }
    if (read.getTimeStampToken() == null) {
      throw new ProofException(ProofReason.STAMP_MALFORMED);
    }
    return read.getTimeStampToken().getEncoded();
  }

  private static TimeStampResponse parse(byte[] response) throws IOException {
    try {
      return new TimeStampResponse(response);
    } catch (TSPException e) {
      throw new ProofException(ProofReason.STAMP_MALFORMED);
    }
  }
}
