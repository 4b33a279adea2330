package org.tongban.core.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * Stamps what it is asked to (RFC 3161), for tests and demonstrations: it takes this machine's
 * clock for the true time, which an authority that somebody else is to believe must not.
 */
public final class DemonstrationTimeStamper {
  /** A policy under the arc of examples (RFC 5612), which promises nothing. */
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1.1");

  private static final int SERIAL_BITS = 63;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HeldKey key;
  private final Clock clock;

  /**
   * @param files key and certificate as {@link DemonstrationAuthority#issueTimeStamper()} makes
   *     them
   * @throws KeyFileException when they are no pair
   */
  public DemonstrationTimeStamper(KeyPairFiles files, Clock clock) {
    this.key = HeldKey.load(files);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The answer in DER to a question in DER.
   *
   * @throws SignedDocumentException for bytes that are no question
   */
  public byte[] answer(byte[] question) {
    return Untidy.read("no question", () -> answer(new TimeStampRequest(question)));
  }

  private byte[] answer(TimeStampRequest asked) throws IOException {
    try {
      var responses = new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED);
      var serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
      return responses.generate(asked, serial, Date.from(clock.instant())).getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IllegalStateException("a demonstration's key that can't stamp", e);
    }
  }

  private TimeStampTokenGenerator tokens()
      throws GeneralSecurityException, OperatorCreationException, TSPException {
    var digests = new BcDigestCalculatorProvider();
    var holder = new JcaX509CertificateHolder(key.certificate());
    var signer = new SuiteIssuing(key.suite()).signer(key.key());
    var sha256 =
        digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
    var tokens =
        new TimeStampTokenGenerator(
            new SignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(times()))
                .build(signer, holder),
            sha256,
            POLICY);
    tokens.addCertificates(new JcaCertStore(List.of(key.certificate())));
    return tokens;
  }

  /** The library would else state the machine's time, whatever clock this one goes by. */
  private AttributeTable times() {
    var now = new Time(Date.from(clock.instant()));
    return new AttributeTable(
        new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(now))));
  }
}
