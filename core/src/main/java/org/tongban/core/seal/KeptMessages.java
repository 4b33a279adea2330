package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Slip;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.TreeHash;
import org.tongban.core.message.Undelivered;

/**
 * Verifies signed messages that somebody kept, long after their time, with a certificate that the
 * caller has reason to believe. Never for what comes over the wire: nothing is said of the times,
 * the addressee or the certificate.
 */
public final class KeptMessages {
  private final Jws jws;

  public KeptMessages(CryptoProvider provider) {
    this.jws = new Jws(provider);
  }

  /**
   * {@code x5t#S256} of the certificate that an ask names as its signer's.
   *
   * @throws SignedDocumentException when it is no ask
   */
  public String signerOfAsk(byte[] signed) {
    return read(signed, Typing.ASK).thumbprint();
  }

  /** The same of an answer. */
  public String signerOfAnswer(byte[] signed) {
    return read(signed, Typing.ANSWER).thumbprint();
  }

  /** The same of a statement that an ask was never handed over. */
  public String signerOfUndelivered(byte[] signed) {
    return read(signed, Typing.UNDELIVERED).thumbprint();
  }

  /**
   * What it says.
   *
   * @throws SignedDocumentException when it is none, or the certificate's key did not sign it
   */
  public Undelivered undelivered(byte[] signed, X509Certificate certificate) {
    try {
      return UndeliveredClaims.read(verified(signed, Typing.UNDELIVERED, certificate));
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  /** The same of a slip's code. */
  public String signerOfSlip(byte[] signed) {
    return read(signed, Typing.SLIP).thumbprint();
  }

  /**
   * What a slip's code says, unverified: only to find the key that it must be verified with.
   *
   * @throws SignedDocumentException when it is none
   */
  public Slip claimedSlip(byte[] signed) {
    try {
      return SlipClaims.read(read(signed, Typing.SLIP).payload());
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  /**
   * Whether the certificate's key signed a slip's code.
   *
   * @throws SignedDocumentException when it is none
   */
  public boolean signedSlip(byte[] signed, X509Certificate certificate) {
    return jws.verifies(read(signed, Typing.SLIP), certificate);
  }

  /**
   * What the first line of a message of this node's own journal says, for people to read: the chain
   * of the journal vouches for it, nothing is verified here.
   *
   * @throws SignedDocumentException when it is no message
   */
  public static JsonNode claims(byte[] signed) {
    try {
      return StrictJson.parse(ReadJws.of(Lines.of(signed).head()).payload());
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  /** Name of the suite's signatures in the header {@code alg}. */
  public static String algorithm(Suite suite) {
    return SuiteNames.signature(suite).getName();
  }

  /**
   * The suite that a message claims to be signed in.
   *
   * @throws SignedDocumentException when it is no ask
   */
  public static Suite suiteOf(byte[] signed) {
    try {
      return SuiteNames.claimed(ReadJws.of(Lines.of(signed).head()).header().getAlgorithm())
          .orElseThrow(() -> new SignedDocumentException("algorithm of no suite"));
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  /**
   * The ask that was signed with the certificate's key.
   *
   * @throws SignedDocumentException when it was not, or it is no ask
   */
  public Ask ask(byte[] signed, X509Certificate certificate) {
    try {
      var payload = verified(signed, Typing.ASK, certificate);
      var item = KeptItem.of(signed);
      return item.isPresent()
          ? AskClaims.read(payload, item.get().items(), (said, lines) -> item.get().check(said))
          : AskClaims.read(payload, Lines.of(signed).items());
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  /** The same of an answer. */
  public Answer answer(byte[] signed, X509Certificate certificate) {
    try {
      var payload = verified(signed, Typing.ANSWER, certificate);
      var item = KeptItem.of(signed);
      return item.isPresent()
          ? AnswerClaims.read(payload, item.get().items(), (said, lines) -> item.get().check(said))
          : AnswerClaims.read(payload, Lines.of(signed).items());
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  /**
   * Which items a kept message has, by their places from 0, and the leaf of each; none where it is
   * one without items.
   *
   * @throws SignedDocumentException when it is no message
   */
  public static SortedMap<Integer, Digest> leaves(byte[] signed) {
    try {
      var leaves = new TreeMap<Integer, Digest>();
      var item = KeptItem.of(signed);
      if (item.isPresent()) {
        leaves.put(item.get().index(), item.get().leaf());
        return leaves;
      }
      var lines = Lines.of(signed).items();
      for (int at = 0; at < lines.size(); at++) {
        leaves.put(at, TreeHash.leaf(lines.get(at)));
      }
      return leaves;
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }

  private byte[] verified(byte[] signed, Typing typing, X509Certificate certificate) {
    var read = read(signed, typing);
    if (!read.thumbprint().equals(CertifiedKey.thumbprintOf(certificate))
        || !jws.verifies(read, certificate)) {
      throw new SignedDocumentException("the signature is not of this certificate's key");
    }
    return read.payload();
  }

  private ReadJws read(byte[] signed, Typing typing) {
    try {
      return jws.read(Lines.of(signed).head(), typing);
    } catch (NotSealedException e) {
      throw new SignedDocumentException(e.getMessage());
    }
  }
}
